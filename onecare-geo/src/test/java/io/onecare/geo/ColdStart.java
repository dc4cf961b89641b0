package io.onecare.geo;

import io.onecare.core.Actor;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.PageRequest;
import io.onecare.geo.gazetteer.Gazetteer;
import java.time.Clock;

/** Everything that a search does, once, in a JVM that has done nothing before. */
final class ColdStart {

    private ColdStart() {}

    public static void main(String[] arguments) {
        Actor visitor = Actor.visitor();
        PageRequest page = new PageRequest(1, 20);
        GeoPoint milano = Gazetteer.italy().named("Milano").orElseThrow().position();
        SnapshotFacilitySearch search =
                SnapshotFacilitySearch.over(
                        ChangingSource.of(ChangingSource.facility("A", milano)),
                        Clock.systemUTC(),
                        Runnable::run);
        int found =
                search.find(visitor, FacilityCriteria.any().near(milano), page).total()
                        + search.findByCql(
                                        visitor,
                                        "DWITHIN(position, POINT(9.19 45.46), 100, kilometers)"
                                                + " AND BBOX(position, 0, 40, 20, 50)"
                                                + " AND name LIKE 'Centro%'",
                                        milano,
                                        page)
                                .total();
        System.out.println("found " + found);
        // what is still running would keep an application from ending
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .filter(
                        thread ->
                                thread.getThreadGroup() != null
                                        && !thread.getThreadGroup().getName().equals("system")
                                        && !thread.getThreadGroup()
                                                .getName()
                                                .equals("InnocuousThreadGroup"))
                .forEach(thread -> System.out.println("thread " + thread.getName()));
    }
}
