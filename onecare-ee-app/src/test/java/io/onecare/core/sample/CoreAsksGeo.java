package io.onecare.core.sample;

import io.onecare.geo.FoldedText;

/** Breaks: core knows only Java and persistence; every package is null-marked. */
public class CoreAsksGeo {
    String fold(String text) {
        return FoldedText.of(text);
    }
}
