package io.onecare.portal.configuration;

import io.onecare.portal.settings.Logo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Takes in the file of a logo. Nothing of the file itself is kept: a PNG is decoded and encoded
 * anew, an SVG is written anew from the drawing elements in it, so that nothing rides along.
 */
public final class LogoReading {

    /** The largest file, in bytes. */
    public static final int MAX_BYTES = 200 * 1024;

    /** The largest width and height of a PNG, in pixels. */
    public static final int MAX_PIXELS = 2_000;

    /** The smallest width and height of a PNG, in pixels. */
    public static final int MIN_PIXELS = 16;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private LogoReading() {}

    /** Why a file is no logo. */
    public enum Problem {
        /** Neither PNG nor SVG. */
        LOGO_OTHER_TYPE,
        /** Nothing was sent. */
        LOGO_MISSING,
        /** More than {@link #MAX_BYTES}. */
        LOGO_TOO_LARGE,
        /** Broken. */
        LOGO_BROKEN,
        /** Too few or too many pixels. */
        LOGO_PIXELS,
        /** A script, a link, a file from elsewhere, or text that a program would run. */
        LOGO_HARMFUL,
        /** More elements than any logo has. */
        LOGO_TOO_COMPLEX
    }

    /** A file that is no logo. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final Problem problem;

        Refused(Problem problem) {
            super(problem.name());
            this.problem = problem;
        }

        /**
         * Gives the reason.
         *
         * @return why
         */
        public Problem problem() {
            return problem;
        }
    }

    /**
     * Reads a file.
     *
     * @param file its bytes
     * @return the logo
     * @throws Refused if it is none
     */
    public static Logo read(byte[] file) throws Refused {
        if (file.length == 0) {
            throw new Refused(Problem.LOGO_MISSING);
        }
        if (file.length > MAX_BYTES) {
            throw new Refused(Problem.LOGO_TOO_LARGE);
        }
        if (file.length > PNG.length && Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length)) {
            return new Logo(Logo.PNG, anew(file));
        }
        return new Logo(Logo.SVG, SvgReading.anew(file));
    }

    private static byte[] anew(byte[] file) throws Refused {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            // asked of the header, before memory is taken for the picture
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.min(width, height) < MIN_PIXELS || Math.max(width, height) > MAX_PIXELS) {
                throw new Refused(Problem.LOGO_PIXELS);
            }
            BufferedImage picture = reader.read(0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            if (out.size() > MAX_BYTES) {
                throw new Refused(Problem.LOGO_TOO_LARGE);
            }
            return out.toByteArray();
        } catch (IOException | RuntimeException broken) {
            // the decoder answers odd files with unchecked exceptions as well
            throw new Refused(Problem.LOGO_BROKEN);
        } finally {
            reader.dispose();
        }
    }
}
