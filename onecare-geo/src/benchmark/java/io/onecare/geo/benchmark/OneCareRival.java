package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import io.onecare.geo.index.Found;
import io.onecare.geo.index.OfferIndex;
import io.onecare.geo.index.Wanted;
import java.util.Arrays;
import java.util.List;

/** The index of this library: it holds all services, not only those asked about. */
final class OneCareRival implements Rival {

    private final OfferIndex index;
    private final String[] services = new String[BenchmarkNetwork.SERVICES];
    private final String[] lists = new String[BenchmarkNetwork.PRICE_LISTS];

    OneCareRival(int facilities) {
        index = BenchmarkNetwork.loaded(facilities).build();
        Arrays.setAll(services, BenchmarkNetwork::service);
        Arrays.setAll(lists, BenchmarkNetwork::list);
    }

    @Override
    public double[] nearest(Question question) {
        Wanted wanted =
                Wanted.any()
                        .offering(services[question.service()])
                        .under(lists[question.list()]);
        List<Found> found = index.nearest(question.from(), wanted, BenchmarkNetwork.NEAREST);
        double[] answer = new double[2 * found.size()];
        for (int i = 0; i < found.size(); i++) {
            answer[2 * i] = found.get(i).facility();
            answer[2 * i + 1] = found.get(i).metres();
        }
        return answer;
    }
}
