package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import java.io.IOException;
import java.sql.SQLException;

/** A way to find the nearest facilities that offer a service under a price list. */
interface Rival extends AutoCloseable {

    /**
     * Gives the {@value BenchmarkNetwork#NEAREST} nearest, by number and distance in metres.
     *
     * @param question who asks
     * @return pairs of facility and distance, nearest first as far as the rival knows
     */
    double[] nearest(Question question) throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
}
