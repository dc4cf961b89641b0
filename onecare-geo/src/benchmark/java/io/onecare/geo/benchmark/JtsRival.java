package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.ItemDistance;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * A tree of JTS for each service and list, in flat coordinates scaled for the middle of Italy. Its
 * order is not exact.
 */
final class JtsRival implements Rival {

    private static final double SCALE = Math.cos(Math.toRadians(42));
    private static final double METRES_PER_DEGREE = 111_195;

    private static final ItemDistance STRAIGHT =
            (one, other) -> place(one.getItem()).distance(place(other.getItem()));

    private record Item(int facility, Coordinate place) {}

    private final STRtree[] trees = new STRtree[AskedOffers.keys()];

    JtsRival(AskedOffers offers) {
        Item[] items = new Item[offers.count()];
        for (int i = 0; i < items.length; i++) {
            items[i] =
                    new Item(i, new Coordinate(offers.longitude(i) * SCALE, offers.latitude(i)));
        }
        for (int key = 0; key < trees.length; key++) {
            trees[key] = new STRtree();
            for (int facility : offers.facilities(key)) {
                trees[key].insert(new Envelope(items[facility].place()), items[facility]);
            }
            trees[key].build();
        }
    }

    private static Coordinate place(Object item) {
        return ((Item) item).place();
    }

    @Override
    public double[] nearest(Question question) {
        Coordinate from = new Coordinate(question.longitude() * SCALE, question.latitude());
        Object[] found =
                trees[AskedOffers.key(question.service(), question.list())].nearestNeighbour(
                        new Envelope(from),
                        new Item(-1, from),
                        STRAIGHT,
                        BenchmarkNetwork.NEAREST);
        double[] answer = new double[2 * found.length];
        for (int i = 0; i < found.length; i++) {
            answer[2 * i] = ((Item) found[i]).facility();
            answer[2 * i + 1] = METRES_PER_DEGREE * place(found[i]).distance(from);
        }
        return answer;
    }
}
