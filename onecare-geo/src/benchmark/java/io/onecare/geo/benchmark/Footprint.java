package io.onecare.geo.benchmark;

import io.onecare.geo.index.OfferIndex;
import io.onecare.geo.index.OfferIndexBuilder;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How long an index takes to build once its data is loaded, and how much memory it takes. */
final class Footprint {

    /** Builds before any is timed, as the code of a server that builds at each change is warm. */
    private static final int WARM_UPS = 10;

    private static final int BUILDS = 15;

    /** What holds the prices; whose each is, and under which list, counts with the index. */
    private static final Set<String> PRICES = Set.of("cents");

    private Footprint() {}

    /** Measures; the facilities' codes are the caller's, and only what points to them is counted. */
    static String of(int facilities) {
        return "  %-9d facilities: %s%n  %-9d facilities, one list each: %s"
                .formatted(
                        facilities,
                        of(BenchmarkNetwork.loaded(facilities)),
                        facilities,
                        of(BenchmarkNetwork.loadedUnderOneList(facilities)));
    }

    private static String of(OfferIndexBuilder loaded) {
        double[] milliseconds = new double[BUILDS];
        OfferIndex index = loaded.build();
        for (int i = 1; i < WARM_UPS; i++) {
            index = loaded.build();
        }
        for (int i = 0; i < BUILDS; i++) {
            long start = System.nanoTime();
            index = loaded.build();
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        long[] bytes = bytes(index);
        return String.format(
                Locale.ROOT,
                "built in %.0f ms (fastest %.0f); %.1f MB and %.1f MB for %d prices",
                milliseconds[BUILDS / 2],
                milliseconds[0],
                bytes[0] / 1e6,
                bytes[1] / 1e6,
                bytes[2]);
    }

    /** All but the prices, the prices, how many. Objects are counted as 64-bit JVMs lay them out. */
    private static long[] bytes(Object root) {
        long[] bytes = new long[3];
        Map<Object, Boolean> seen = new IdentityHashMap<>();
        Deque<Object> open = new ArrayDeque<>(Collections.singleton(root));
        while (!open.isEmpty()) {
            Object object = open.pop();
            if (seen.put(object, true) != null) {
                continue;
            }
            if (object.getClass().isArray()) {
                bytes[0] += arrayBytes(object);
                if (!object.getClass().getComponentType().isPrimitive()
                        && !(object instanceof String[])) {
                    for (Object element : (Object[]) object) {
                        if (element != null) {
                            open.push(element);
                        }
                    }
                }
                continue;
            }
            bytes[0] += 16;
            if (!object.getClass().getName().startsWith("io.onecare")) {
                if (object instanceof Map<?, ?> map) {
                    bytes[0] += 48L * map.size();
                    map.values().forEach(open::push);
                }
                continue;
            }
            for (Field field : object.getClass().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                bytes[0] += 8;
                Object value = valueOf(field, object);
                if (value == null || field.getType().isPrimitive()) {
                    continue;
                }
                if (PRICES.contains(field.getName())) {
                    if (seen.put(value, true) != null) {
                        continue;
                    }
                    bytes[1] += arrayBytes(value);
                    bytes[2] += value instanceof int[] cents ? cents.length : 0;
                } else {
                    open.push(value);
                }
            }
        }
        return bytes;
    }

    private static Object valueOf(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static long arrayBytes(Object array) {
        Class<?> type = array.getClass().getComponentType();
        int each =
                type == long.class || type == double.class
                        ? 8
                        : type == byte.class ? 1 : type == char.class ? 2 : 4; // references are compressed
        return 16 + (long) each * Array.getLength(array);
    }
}
