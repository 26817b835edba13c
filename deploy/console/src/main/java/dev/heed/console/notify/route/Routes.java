package dev.heed.console.notify.route;

import dev.heed.schemas.SaliencyAlert;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told of which alert.
 *
 * @param routes in their order: the first that takes an alert counts, and those after it where that says so
 */
public record Routes(List<Route> routes) {
    /**
     * One of them.
     *
     * @param match which alerts it takes
     * @param destinations their names
     * @param goesOn whether the routes after it are looked at, too
     */
    public record Route(Match match, List<String> destinations, boolean goesOn) {
        public Route {
            destinations = List.copyOf(destinations);
        }
    }

    public Routes {
        routes = List.copyOf(routes);
    }

    /** Names of the destinations that are told of an alert. */
    public Set<String> of(SaliencyAlert alert) {
        Set<String> names = new LinkedHashSet<>();
        for (Route route : routes) {
            if (route.match().takes(alert)) {
                names.addAll(route.destinations());
                if (!route.goesOn()) {
                    break;
                }
            }
        }
        return names;
    }
}
