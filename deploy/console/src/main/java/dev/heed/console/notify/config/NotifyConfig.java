package dev.heed.console.notify.config;

import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.route.Groups;
import dev.heed.console.notify.route.QuietHours;
import dev.heed.console.notify.route.Routes;
import java.util.List;

/**
 * Who is told what.
 *
 * @param links into the page
 * @param secrets that must not be told
 */
public record NotifyConfig(
        List<DestinationPlan> destinations,
        Routes routes,
        Groups groups,
        QuietHours quietHours,
        Links links,
        Secrets secrets) {
    public NotifyConfig {
        destinations = List.copyOf(destinations);
    }

    /** Names of destinations that no route leads to. */
    public List<String> unreached() {
        return destinations.stream()
                .map(DestinationPlan::name)
                .filter(name -> routes.routes().stream()
                        .noneMatch(route -> route.destinations().contains(name)))
                .toList();
    }
}
