package io.onecare.portal.configuration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many elements a browser draws for an SVG: what is referred to ({@code use}, masks, clips) is
 * drawn again wherever it is, and may refer to more. A few lines can so ask for billions.
 */
final class SvgSize {

    private static final Pattern REFERENCE =
            Pattern.compile("url\\s*\\(\\s*['\"]?\\s*#([^'\")\\s]+)");

    private final int most;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Map<String, Element> named = new HashMap<>();
    private int drawn;

    private static final class Element {
        private final List<Element> children = new ArrayList<>();
        private final List<String> references = new ArrayList<>();
        private boolean isBeingCounted;
        private int size;
    }

    /** With the number that is enough to stop counting. */
    SvgSize(int most) {
        this.most = most;
    }

    void begin() {
        Element element = new Element();
        if (!open.isEmpty()) {
            open.element().children.add(element);
        }
        open.push(element);
    }

    void attribute(String name, String value) {
        Element element = open.element();
        if (name.equals("id")) {
            named.putIfAbsent(value, element);
        } else if (name.equals("href")) {
            element.references.add(value.substring(1));
        } else {
            Matcher references = REFERENCE.matcher(value);
            while (references.find()) {
                element.references.add(references.group(1));
            }
        }
    }

    void end() {
        Element element = open.pop();
        if (open.isEmpty()) {
            drawn = size(element);
        }
    }

    /** More than the number that is enough, if the drawing refers to itself. */
    boolean isTooLarge() {
        return drawn > most;
    }

    private int size(Element element) {
        if (element.isBeingCounted) {
            return most + 1;
        }
        if (element.size == 0) {
            element.isBeingCounted = true;
            long size = 1;
            for (Element child : element.children) {
                size += size(child);
            }
            for (String reference : element.references) {
                Element target = named.get(reference);
                size += target == null ? 0 : size(target);
            }
            element.size = (int) Math.min(size, most + 1L);
            element.isBeingCounted = false;
        }
        return element.size;
    }
}
