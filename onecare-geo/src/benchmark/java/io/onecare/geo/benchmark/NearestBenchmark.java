package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The 20 nearest of a random place that offer a random service under a random price list. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NearestBenchmark {

    /** One rival and its data. */
    @State(Scope.Benchmark)
    public static class Network {

        @Param({"10000", "100000", "1000000"})
        int facilities;

        @Param("ONECARE")
        Contender contender;

        Rival rival;

        @Setup
        public void open() throws Exception {
            rival =
                    contender.open(
                            facilities,
                            Path.of(System.getProperty("benchmark.folder")),
                            System.getProperty("benchmark.postgis"));
        }

        @TearDown
        public void close() throws Exception {
            rival.close();
        }
    }

    /** Who asks next. */
    @State(Scope.Thread)
    public static class Questions {

        private final Question[] questions = BenchmarkNetwork.questions();
        private int asked = (int) (Thread.currentThread().getId() * 997);

        Question next() {
            return questions[asked++ % BenchmarkNetwork.QUESTIONS];
        }
    }

    @Benchmark
    public double[] nearest(Network network, Questions questions) throws Exception {
        return network.rival.nearest(questions.next());
    }
}
