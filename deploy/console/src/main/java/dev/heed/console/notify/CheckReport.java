package dev.heed.console.notify;

import dev.heed.cli.terminal.Table;
import dev.heed.console.notify.config.DestinationPlan;
import dev.heed.console.notify.config.NotifyConfig;
import dev.heed.console.notify.message.Words;
import dev.heed.console.notify.route.Routes;
import java.util.Locale;

/** A configuration in words, without its secrets. */
record CheckReport(NotifyConfig config) {
    @Override
    public String toString() {
        Table destinations = Table.of("destination", "what", "updates", "picture", "given up after");
        for (DestinationPlan plan : config.destinations()) {
            destinations.row(
                    plan.name(),
                    plan.destination().address(),
                    plan.updates().name().toLowerCase(Locale.ROOT),
                    plan.picture() ? "yes" : "no",
                    Words.duration(plan.retry().giveUpAfter()));
        }
        Table routes = Table.of("route", "takes", "to", "then");
        int number = 1;
        for (Routes.Route route : config.routes().routes()) {
            routes.row(
                    number++,
                    route.match(),
                    String.join(", ", route.destinations()),
                    route.goesOn() ? "goes on" : "ends");
        }
        return config.secrets().without(destinations + "\n" + routes + "\n");
    }
}
