package io.onecare.portal.configuration;

import io.onecare.portal.configuration.LogoReading.Problem;
import io.onecare.portal.configuration.LogoReading.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an SVG anew from what draws in it. What could do something else makes the file refused, so
 * that nobody wonders why a part is missing; what drawing programs leave behind (their own
 * namespaces, comments, metadata) is left out.
 */
final class SvgReading {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final int MAX_ELEMENTS = 5_000;
    private static final int MAX_DEPTH = 50;

    /** With those that are drawn again wherever others refer to them. */
    private static final int MAX_DRAWN = 50_000;

    private static final Set<String> DRAWING =
            Set.of(
                    "svg",
                    "g",
                    "path",
                    "rect",
                    "circle",
                    "ellipse",
                    "line",
                    "polyline",
                    "polygon",
                    "defs",
                    "linearGradient",
                    "radialGradient",
                    "stop",
                    "clipPath",
                    "mask",
                    "symbol",
                    "use",
                    "title",
                    "desc",
                    "text",
                    "tspan");

    /** Harmless, and left out with what is in them. */
    private static final Set<String> LEFT_OUT = Set.of("metadata", "namedview");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "id",
                    "viewBox",
                    "preserveAspectRatio",
                    "width",
                    "height",
                    "x",
                    "y",
                    "x1",
                    "y1",
                    "x2",
                    "y2",
                    "cx",
                    "cy",
                    "r",
                    "rx",
                    "ry",
                    "fx",
                    "fy",
                    "d",
                    "points",
                    "transform",
                    "fill",
                    "fill-rule",
                    "fill-opacity",
                    "stroke",
                    "stroke-width",
                    "stroke-linecap",
                    "stroke-linejoin",
                    "stroke-miterlimit",
                    "stroke-dasharray",
                    "stroke-dashoffset",
                    "stroke-opacity",
                    "opacity",
                    "color",
                    "clip-path",
                    "clip-rule",
                    "mask",
                    "gradientUnits",
                    "gradientTransform",
                    "spreadMethod",
                    "offset",
                    "stop-color",
                    "stop-opacity",
                    "clipPathUnits",
                    "maskUnits",
                    "maskContentUnits",
                    "font-family",
                    "font-size",
                    "font-weight",
                    "font-style",
                    "text-anchor",
                    "letter-spacing",
                    "style",
                    "display",
                    "visibility",
                    "role",
                    "dx",
                    "dy");

    /** Of the drawing itself, and nothing from elsewhere. */
    private static final Pattern OWN_PART = Pattern.compile("#[A-Za-z_][A-Za-z0-9_.:-]*");

    private static final Pattern FOREIGN_ADDRESS =
            Pattern.compile(
                    "url\\s*+\\(\\s*+['\"]?+\\s*+(?!#)|@import|expression\\s*\\(|javascript:|data:|\\\\",
                    Pattern.CASE_INSENSITIVE);

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private final SvgSize size = new SvgSize(MAX_DRAWN);
    private int elements;

    private SvgReading(XMLStreamReader in, XMLStreamWriter out) {
        this.in = in;
        this.out = out;
    }

    static byte[] anew(byte[] file) throws Refused {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            XMLStreamReader reader = input().createXMLStreamReader(new ByteArrayInputStream(file));
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            new SvgReading(reader, writer).copy();
            writer.flush();
            return bytes.toByteArray();
        } catch (XMLStreamException noXml) {
            throw new Refused(looksLikeSvg(file) ? Problem.LOGO_BROKEN : Problem.LOGO_OTHER_TYPE);
        }
    }

    /** Nothing that is declared in the file is believed, and nothing is fetched. */
    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static boolean looksLikeSvg(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("<svg");
    }

    private void copy() throws XMLStreamException, Refused {
        int depth = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 0) {
                        requireDrawing();
                    }
                    if (begin(depth)) {
                        depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    out.writeEndElement();
                    size.end();
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth > 0) {
                        out.writeCharacters(in.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Refused(Problem.LOGO_HARMFUL);
                default -> {
                    // comments, processing instructions and what a DTD says are left out
                }
            }
        }
        if (size.isTooLarge()) {
            throw new Refused(Problem.LOGO_TOO_COMPLEX);
        }
    }

    private void requireDrawing() throws Refused {
        if (!in.getLocalName().equals("svg") || !SVG.equals(in.getNamespaceURI())) {
            throw new Refused(Problem.LOGO_OTHER_TYPE);
        }
    }

    /** Gives false if the element was passed over with all that is in it. */
    private boolean begin(int depth) throws XMLStreamException, Refused {
        if (++elements > MAX_ELEMENTS || depth >= MAX_DEPTH) {
            throw new Refused(Problem.LOGO_TOO_COMPLEX);
        }
        String name = in.getLocalName();
        if (!SVG.equals(in.getNamespaceURI()) || LEFT_OUT.contains(name)) {
            passOver();
            return false;
        }
        if (!DRAWING.contains(name)) {
            throw new Refused(Problem.LOGO_HARMFUL);
        }
        out.writeStartElement(name);
        size.begin();
        if (depth == 0) {
            out.writeDefaultNamespace(SVG);
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attribute(
                    in.getAttributeNamespace(i),
                    in.getAttributeLocalName(i),
                    in.getAttributeValue(i));
        }
        return true;
    }

    private void attribute(String namespace, String name, String value)
            throws XMLStreamException, Refused {
        boolean isOwn = namespace == null || namespace.isEmpty();
        if (isOwn && name.toLowerCase(Locale.ROOT).startsWith("on")) {
            throw new Refused(Problem.LOGO_HARMFUL);
        }
        if (name.equals("href") && (isOwn || namespace.equals(XLINK))) {
            if (!OWN_PART.matcher(value).matches()) {
                throw new Refused(Problem.LOGO_HARMFUL);
            }
            write("href", value);
        } else if (isOwn && ATTRIBUTES.contains(name)) {
            if (FOREIGN_ADDRESS.matcher(value).find()) {
                throw new Refused(Problem.LOGO_HARMFUL);
            }
            write(name, value);
        }
    }

    private void write(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, value);
        size.attribute(name, value);
    }

    private void passOver() throws XMLStreamException, Refused {
        for (int open = 1; open > 0; ) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                if (++elements > MAX_ELEMENTS) {
                    throw new Refused(Problem.LOGO_TOO_COMPLEX);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }
}
