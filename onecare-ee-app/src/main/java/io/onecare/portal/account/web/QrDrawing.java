package io.onecare.portal.account.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code (ISO/IEC 18004) as a drawing for a page: each module is a unit square, with the quiet
 * zone of four modules around it that the standard asks for.
 *
 * @param size width and height, quiet zone included
 * @param path what is dark, for the attribute {@code d} of an SVG path
 */
public record QrDrawing(int size, String path) {

    private static final int QUIET = 4;

    static QrDrawing of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int width = darkFrom(code, x, y);
                if (width > 0) {
                    path.append("M%d,%dh%dv1h-%dz".formatted(x + QUIET, y + QUIET, width, width));
                }
                x += Math.max(width, 1);
            }
        }
        return new QrDrawing(code.size + 2 * QUIET, path.toString());
    }

    /** How many modules are dark from here to the right. */
    private static int darkFrom(QrCode code, int x, int y) {
        int width = 0;
        while (x + width < code.size && code.getModule(x + width, y)) {
            width++;
        }
        return width;
    }
}
