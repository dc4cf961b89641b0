package io.onecare.geo.benchmark;

import io.onecare.geo.benchmark.BenchmarkNetwork.Question;
import java.util.Arrays;

/**
 * Looks at everybody with the price, in packed arrays of flat coordinates: no index, no geodesic.
 * Its order is not exact.
 */
final class ScanRival implements Rival {

    private static final double METRES_PER_DEGREE = 111_195;

    /** For each service and list: facility, latitude, longitude, one after the other. */
    private final double[][] packed;

    ScanRival(AskedOffers offers) {
        packed = new double[AskedOffers.keys()][];
        for (int key = 0; key < packed.length; key++) {
            int[] facilities = offers.facilities(key);
            packed[key] = new double[3 * facilities.length];
            for (int i = 0; i < facilities.length; i++) {
                packed[key][3 * i] = facilities[i];
                packed[key][3 * i + 1] = offers.latitude(facilities[i]);
                packed[key][3 * i + 2] = offers.longitude(facilities[i]);
            }
        }
    }

    @Override
    public double[] nearest(Question question) {
        double[] those = packed[AskedOffers.key(question.service(), question.list())];
        double scale = Math.cos(Math.toRadians(question.latitude()));
        double[] best = new double[2 * BenchmarkNetwork.NEAREST];
        int size = 0;
        for (int at = 0; at < those.length; at += 3) {
            double y = those[at + 1] - question.latitude();
            double x = (those[at + 2] - question.longitude()) * scale;
            double distance2 = x * x + y * y;
            if (size < best.length || distance2 < best[size - 1]) {
                int i = size < best.length ? size : size - 2;
                size = i + 2;
                for (; i > 0 && best[i - 1] > distance2; i -= 2) {
                    best[i] = best[i - 2];
                    best[i + 1] = best[i - 1];
                }
                best[i] = those[at];
                best[i + 1] = distance2;
            }
        }
        double[] answer = Arrays.copyOf(best, size);
        for (int i = 1; i < size; i += 2) {
            answer[i] = METRES_PER_DEGREE * Math.sqrt(answer[i]);
        }
        return answer;
    }
}
