package io.github.runner4j.docker.internal.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The whole text at once. SnakeYAML's own reader takes it in pieces of a kilobyte, and with each copies what has not been passed
 * yet: a word of a megabyte costs gigabytes.
 */
final class WholeText extends StreamReader {

    private static final String NAME = "text";
    private static final String LINE_ENDS = "\n\u0085\u2028\u2029";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final int[] text;
    private int index;
    private int documentIndex;
    private int line;
    private int column;

    WholeText(String text) {
        super("");
        this.text = text.codePoints().toArray();
        for (int i = 0; i < this.text.length; i++) {
            if (!isPrintable(this.text[i])) {
                throw new ReaderException(NAME, i, this.text[i], "special characters are not allowed");
            }
        }
    }

    @Override
    public int peek() {
        return peek(0);
    }

    /** Zero beyond the end. */
    @Override
    public int peek(int ahead) {
        return index + ahead < text.length ? text[index + ahead] : 0;
    }

    @Override
    public String prefix(int length) {
        return new String(text, index, Math.min(length, text.length - index));
    }

    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        index += length;
        documentIndex += length;
        column += length;
        return prefix;
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        for (int i = 0; i < length && index < text.length; i++) {
            int passed = text[index++];
            documentIndex++;
            if (LINE_ENDS.indexOf(passed) >= 0 || (passed == '\r' && index < text.length && peek() != '\n')) {
                line++;
                column = 0;
            } else if (passed != BYTE_ORDER_MARK) {
                column++;
            }
        }
    }

    @Override
    public Mark getMark() {
        return new Mark(NAME, index, line, column, text, index);
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getIndex() {
        return index;
    }

    @Override
    public int getDocumentIndex() {
        return documentIndex;
    }

    @Override
    public void resetDocumentIndex() {
        documentIndex = 0;
    }
}
