package io.onecare.imports.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML of a part, element by element, by the JDK's own reader; no document types, no entities, no
 * deep trees. Names are local: the strict and the transitional form of the format differ in the
 * namespace alone.
 */
final class XmlPart implements AutoCloseable {

    private static final int MAX_DEPTH = 64;

    private final PartStream part;
    private final XMLStreamReader reader;
    private int depth;

    XmlPart(PartStream part) throws UnreadableTableException {
        this.part = part;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("Nothing outside of the file is read.");
                });
        try {
            this.reader = factory.createXMLStreamReader(decoded(part));
        } catch (XMLStreamException | IOException fault) {
            throw failed();
        }
    }

    /**
     * ECMA-376 part 2, 9.1.4, knows UTF-8 and UTF-16 alone. Decoded here because of bytes that are
     * neither the JDK's reader writes to the error stream.
     */
    private static Reader decoded(PartStream part) throws IOException {
        PushbackInputStream in = new PushbackInputStream(part, 3);
        byte[] mark = in.readNBytes(3);
        boolean isMarkedUtf8 =
                mark.length == 3
                        && mark[0] == (byte) 0xEF
                        && mark[1] == (byte) 0xBB
                        && mark[2] == (byte) 0xBF;
        if (!isMarkedUtf8) {
            in.unread(mark);
        }
        boolean isUtf16 =
                mark.length >= 2
                        && ((mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF)
                                || (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE));
        return new InputStreamReader(
                in,
                (isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Goes to the next start or end of an element; false at the end of the part. */
    boolean next() throws UnreadableTableException {
        try {
            while (reader.hasNext()) {
                part.eventBegins();
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (++depth > MAX_DEPTH) {
                        throw new UnreadableTableException(TableFault.DAMAGED);
                    }
                    return true;
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    return true;
                }
                refuseDocumentType(event);
            }
            return false;
        } catch (XMLStreamException fault) {
            throw failed();
        }
    }

    private static void refuseDocumentType(int event) throws UnreadableTableException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableTableException(TableFault.DOCUMENT_TYPE);
        }
    }

    /** Goes to the next start of an element of this name; false at the end of the part. */
    boolean nextStart(String name) throws UnreadableTableException {
        while (next()) {
            if (isStart(name)) {
                return true;
            }
        }
        return false;
    }

    boolean isStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    String name() {
        return reader.getLocalName();
    }

    /** Gives an attribute by its local name, whatever its namespace. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /**
     * Reads the text up to the end of the element whose start it is at. What is beyond {@code max}
     * is not kept, so whoever asks sees more than {@code max} characters and knows.
     */
    void text(StringBuilder into, int max) throws UnreadableTableException {
        try {
            while (reader.hasNext()) {
                part.eventBegins();
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    return;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    throw new UnreadableTableException(TableFault.DAMAGED);
                }
                refuseDocumentType(event);
                boolean isText =
                        event == XMLStreamConstants.CHARACTERS
                                || event == XMLStreamConstants.CDATA
                                || event == XMLStreamConstants.SPACE;
                if (isText && into.length() <= max) {
                    int length = Math.min(reader.getTextLength(), max + 1 - into.length());
                    into.append(reader.getTextCharacters(), reader.getTextStart(), length);
                }
            }
        } catch (XMLStreamException fault) {
            throw failed();
        }
    }

    private UnreadableTableException failed() {
        return new UnreadableTableException(part.fault());
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException fault) {
            throw new IOException(fault);
        } finally {
            part.close();
        }
    }
}
