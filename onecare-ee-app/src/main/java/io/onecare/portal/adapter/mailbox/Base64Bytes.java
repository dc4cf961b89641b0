package io.onecare.portal.adapter.mailbox;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Reads base 64 with whatever does not belong into it: Jakarta Mail stops there. */
final class Base64Bytes {

    private Base64Bytes() {}

    static byte[] decode(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length);
        ByteArrayOutputStream piece = new ByteArrayOutputStream(text.length);
        for (byte b : text) {
            if (b == '=') {
                flush(piece, bytes); // the end, or that of a piece that others were put behind
            } else if (isDigit(b)) {
                piece.write(b);
            }
        }
        flush(piece, bytes);
        return bytes.toByteArray();
    }

    /** A digit alone is less than a byte. */
    private static void flush(ByteArrayOutputStream piece, ByteArrayOutputStream bytes) {
        byte[] digits = piece.toByteArray();
        piece.reset();
        int length = digits.length % 4 == 1 ? digits.length - 1 : digits.length;
        bytes.writeBytes(Base64.getDecoder().decode(Arrays.copyOf(digits, length)));
    }

    private static boolean isDigit(byte b) {
        return (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || (b >= '0' && b <= '9')
                || b == '+'
                || b == '/';
    }
}
