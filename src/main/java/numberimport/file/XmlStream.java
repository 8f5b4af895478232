package numberimport.file;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The XML of one part of a workbook. The only place that makes an XML parser: it knows no DTD and no entity of a
 * document's own, and no element may take more than a fixed amount of text.
 */
final class XmlStream implements Closeable {

    private static final int ELEMENT_BYTES = 1 << 22;
    private static final int TEXT_CHARACTERS = 1 << 20;

    private final ElementCap bytes;
    private final XMLStreamReader xml;

    XmlStream(InputStream in) throws XMLStreamException {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        bytes = new ElementCap(in);
        xml = factory.createXMLStreamReader(bytes);
    }

    /** Moves to the next start or end of an element; false at the end of the document. */
    boolean advance() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnsafeXmlException("a DOCTYPE");
            }
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                bytes.startElement();
                return true;
            }
        }
        return false;
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    boolean isStart() {
        return xml.isStartElement();
    }

    String element() {
        return xml.getLocalName();
    }

    /** The value of an attribute whatever its namespace. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        return Objects.requireNonNullElse(attribute(name), otherwise);
    }

    boolean flag(String name) {
        String value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    /** The text of the element that has just started; moves to its end. */
    String text() throws XMLStreamException {
        String text = xml.getElementText();
        refuseOversize(text.length());
        return text;
    }

    private static void refuseOversize(int characters) {
        if (characters > TEXT_CHARACTERS) {
            throw new UnsafeXmlException("more than %d characters in one cell".formatted(TEXT_CHARACTERS));
        }
    }

    /** The text of the string item that has just started, all runs together, without the phonetic ones. */
    String richText() throws XMLStreamException {
        String item = element();
        String text = "";
        while (advance() && !ends(item)) {
            if (starts("rPh")) {
                skip();
            } else if (starts("t")) {
                String run = text();
                refuseOversize(text.length() + run.length());
                text = text.isEmpty() ? run : text + run;
            }
        }
        return text;
    }

    /** Moves to the end of the element that has just started. */
    void skip() throws XMLStreamException {
        String skipped = element();
        int depth = 1;
        while (depth > 0 && advance()) {
            if (element().equals(skipped)) {
                depth += xml.isStartElement() ? 1 : -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            bytes.close();
        }
    }

    /** XML that no spreadsheet program writes and that is made to do harm. */
    static final class UnsafeXmlException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnsafeXmlException(String found) {
            super(found);
        }
    }

    private static final class ElementCap extends FilterInputStream {
        private int left = ELEMENT_BYTES;

        ElementCap(InputStream in) {
            super(in);
        }

        void startElement() {
            left = ELEMENT_BYTES;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new UnsafeXmlException("more than %d bytes in one element".formatted(ELEMENT_BYTES));
            }
            int count = super.read(target, offset, length);
            left -= Math.max(0, count);
            return count;
        }
    }
}
