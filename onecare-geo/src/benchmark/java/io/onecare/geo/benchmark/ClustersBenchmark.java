package io.onecare.geo.benchmark;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.index.Cluster;
import io.onecare.geo.index.OfferIndex;
import io.onecare.geo.index.Wanted;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The clusters of all facilities of Italy, and of those that offer a service under a list. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClustersBenchmark {

    private static final GeoBox ITALY =
            new GeoBox(GeoPoint.ofLatLon(35, 6), GeoPoint.ofLatLon(48, 19));

    @Param({"100000"})
    int facilities;

    /** 6 shows all of Italy. */
    @Param({"6", "9"})
    int zoom;

    private OfferIndex index;

    @Setup
    public void build() {
        index = BenchmarkNetwork.loaded(facilities).build();
    }

    @Benchmark
    public List<Cluster> clustersOfAll() {
        return index.clusters(ITALY, zoom, Wanted.any());
    }

    @Benchmark
    public List<Cluster> clustersOfOffers() {
        return index.clusters(ITALY, zoom, Wanted.any().offering("S-50").under("L-1"));
    }
}
