package tidings.server.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/// Sheets of paper that are filled from top to bottom. For one thread.
final class Sheets implements AutoCloseable {
    /// The font with the widest reach among those that come along with the library.
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 50;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float NAME_WIDTH = 150;
    private static final float SMALL = 9;
    private static final float MEDIUM = 12;
    private static final float LARGE = 18;
    private static final float LEADING = 1.4f;
    private static final float PICTURE_HEIGHT = 260;

    private final PDDocument document;
    private final CmapLookup glyphs;
    private final PDFont font;
    private @Nullable PDPageContentStream page;
    private float y;

    Sheets(String title) throws IOException {
        document = new PDDocument();
        try (InputStream file = PDFont.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IOException("The font has gone from the library");
            }
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            glyphs = parsed.getUnicodeCmapLookup();
            font = PDType0Font.load(document, parsed, true);
        }
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Tidings");
    }

    void title(String text) throws IOException {
        write(text, LARGE, MARGIN, WIDTH);
        y -= MEDIUM;
    }

    void heading(String text) throws IOException {
        need(4 * MEDIUM);
        y -= MEDIUM;
        write(text, MEDIUM, MARGIN, WIDTH);
        y -= SMALL / 2;
    }

    /// A name and what it is, side by side.
    void line(String name, String value) throws IOException {
        need(2 * SMALL);
        float top = y;
        PDPageContentStream sheet = page;
        write(value, SMALL, MARGIN + NAME_WIDTH, WIDTH - NAME_WIDTH);
        float bottom = y;
        if (page == sheet) {
            y = top;
            write(name, SMALL, MARGIN, NAME_WIDTH - SMALL);
            y = Math.min(bottom, y);
        }
    }

    /// A picture of a step.
    void picture(String name, byte[] content) throws IOException {
        PDImageXObject image = PDImageXObject.createFromByteArray(document, content, name);
        float scale = Math.min(WIDTH / image.getWidth(), PICTURE_HEIGHT / image.getHeight());
        float height = image.getHeight() * scale;
        need(height + 3 * SMALL);
        write(name, SMALL, MARGIN, WIDTH);
        y -= height;
        sheet().drawImage(image, MARGIN, y, image.getWidth() * scale, height);
        y -= SMALL;
    }

    void save(OutputStream to) throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
        document.save(to);
    }

    private void write(String text, float size, float x, float width) throws IOException {
        for (String line : wrapped(printable(text), size, width)) {
            need(size * LEADING);
            y -= size * LEADING;
            PDPageContentStream sheet = sheet();
            sheet.beginText();
            sheet.setFont(font, size);
            sheet.newLineAtOffset(x, y);
            sheet.showText(line);
            sheet.endText();
        }
    }

    private List<String> wrapped(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            for (String part : parts(word, size, width)) {
                String longer = line.isEmpty() ? part : line + " " + part;
                if (length(longer, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(part);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// A word that is longer than a line, in pieces that are not.
    private List<String> parts(String word, float size, float width) throws IOException {
        if (length(word, size) <= width) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= word.length(); to++) {
            if (length(word.substring(from, to), size) > width) {
                parts.add(word.substring(from, to - 1));
                from = to - 1;
            }
        }
        parts.add(word.substring(from));
        return parts;
    }

    private float length(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1_000 * size;
    }

    /// What the font cannot write becomes a question mark.
    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(code -> Character.isWhitespace(code) ? ' ' : code)
                .map(code -> glyphs.getGlyphId(code) == 0 ? '?' : code)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /// Begins another sheet when there is less room than that on this one.
    private void need(float height) throws IOException {
        if (page == null || y - height < MARGIN) {
            if (page != null) {
                page.close();
            }
            PDPage fresh = new PDPage(PDRectangle.A4);
            document.addPage(fresh);
            page = new PDPageContentStream(document, fresh);
            y = PDRectangle.A4.getHeight() - MARGIN;
        }
    }

    private PDPageContentStream sheet() throws IOException {
        need(0);
        if (page == null) {
            throw new IllegalStateException("There is a sheet as soon as it is needed");
        }
        return page;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
