package io.onecare.portal.adapter.mailbox;

import io.onecare.portal.mailbox.IncomingMail.Remark;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a mail: text as it comes, everything else by its name alone. Reads a part only
 * when it needs it, and no more of it than it shows, so that over IMAP what is attached is not
 * fetched. A part that cannot be read does not keep the others from being read.
 */
final class BodyReading {

    /** The most bytes of one text: more than anybody reads. */
    private static final int MAX_TEXT_BYTES = 256 * 1024;

    private static final int MAX_PARTS = 200;
    private static final int MAX_DEPTH = 12;
    private static final int MAX_NAMED = 20;
    private static final int MAX_NAME = 100;

    private static final Pattern TYPE = Pattern.compile("\\s*([\\w.+-]+/[\\w.+-]+)");
    private static final Pattern CHARSET =
            Pattern.compile("charset\\*?\\s*=\\s*[\"']?([^\"';\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SMIME_TYPE =
            Pattern.compile("smime-type\\s*=\\s*\"?([\\w-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?im)^Message-ID:\\s*(<[^<>\\s]{1,250}>)");

    private static final String PGP = "-----BEGIN PGP MESSAGE-----";

    /** Where certified mail (PEC) has the mail that somebody wrote. */
    private static final String CERTIFIED = "postacert.eml";

    final StringBuilder text = new StringBuilder();
    final StringBuilder rest = new StringBuilder();
    final List<String> attachments = new ArrayList<>();
    final Set<Remark> remarks = EnumSet.noneOf(Remark.class);

    /** The Message-IDs of mails that a bounce returns. */
    final List<String> returned = new ArrayList<>();

    /** The mail inside a certified one. */
    @Nullable MimeMessage certified;

    private final int[] parts;
    private final boolean isReport;

    private BodyReading(int[] parts, boolean isReport) {
        this.parts = parts;
        this.isReport = isReport;
    }

    static BodyReading of(Part mail) throws MessagingException, IOException {
        BodyReading reading = new BodyReading(new int[1], type(mail).equals("multipart/report"));
        reading.read(mail, 0);
        return reading;
    }

    private BodyReading beneath() {
        return new BodyReading(parts, isReport);
    }

    private void read(Part part, int depth) throws MessagingException, IOException {
        parts[0]++;
        if (parts[0] > MAX_PARTS || depth > MAX_DEPTH) {
            remarks.add(Remark.CUT);
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/")) {
            readParts(part, type, depth);
        } else if (type.equals("message/rfc822")) {
            readMail(part, depth);
        } else if (type.equals("text/rfc822-headers")) {
            returned(textOf(part));
        } else if (type.equals("text/calendar")) {
            remarks.add(Remark.INVITATION);
        } else if (isEncrypted(part, type)) {
            remarks.add(Remark.ENCRYPTED);
        } else if (isText(part, type)) {
            add(type.equals("text/html") ? HtmlText.read(textOf(part)) : textOf(part));
        } else if (!isSignature(type)) {
            name(part, type);
        }
    }

    private static boolean isSignature(String type) {
        return type.startsWith("application/") && type.endsWith("-signature");
    }

    private void readParts(Part part, String type, int depth)
            throws MessagingException, IOException {
        if (type.equals("multipart/encrypted")) {
            remarks.add(Remark.ENCRYPTED);
            return;
        }
        Multipart multipart;
        int count;
        try {
            multipart = (Multipart) part.getContent();
            count = multipart.getCount();
        } catch (MessagingException | ClassCastException | IOException malformed) {
            rethrowIfGone(part, malformed);
            remarks.add(Remark.UNREADABLE);
            add(textOf(part));
            return;
        }
        boolean isAlternative = type.equals("multipart/alternative");
        boolean isFirstOnly = type.equals("multipart/related") || type.equals("multipart/signed");
        boolean isTextFound = false;
        for (int i = 0; i < count; i++) {
            BodyPart child = multipart.getBodyPart(i);
            BodyReading below = beneath();
            if (isFirstOnly && i > 0) {
                nameIfAttached(child);
                continue;
            }
            below.read(child, depth + 1);
            if (isAlternative && isTextFound) {
                below.text.setLength(0);
                below.rest.setLength(0);
            }
            isTextFound |= !below.text.toString().isBlank();
            merge(below);
        }
    }

    private void merge(BodyReading below) {
        add(below.text.toString());
        addRest(below.rest.toString());
        below.attachments.forEach(this::name);
        remarks.addAll(below.remarks);
        returned.addAll(below.returned);
        if (certified == null) {
            certified = below.certified;
        }
    }

    /** A mail in the mail: forwarded, returned or certified. */
    private void readMail(Part part, int depth) throws MessagingException, IOException {
        if (!(content(part) instanceof MimeMessage mail)) {
            remarks.add(Remark.UNREADABLE);
            name(part, "message/rfc822");
            return;
        }
        if (CERTIFIED.equalsIgnoreCase(fileName(part))) {
            certified = mail;
            return;
        }
        if (isReport) {
            String[] ids = mail.getHeader("Message-ID");
            if (ids != null) {
                returned.add(ids[0]);
            }
        }
        BodyReading below = beneath();
        below.read(mail, depth + 1);
        String subject = HeaderText.read(first(mail, "Subject"), MAX_NAME);
        String from = HeaderText.read(first(mail, "From"), MAX_NAME);
        addRest(from + "\n" + subject + "\n\n" + below.text);
        addRest(below.rest.toString());
        below.attachments.forEach(this::name);
        remarks.addAll(below.remarks);
    }

    private @Nullable Object content(Part part) throws MessagingException, IOException {
        try {
            return part.getContent();
        } catch (MessagingException | IOException malformed) {
            rethrowIfGone(part, malformed);
            return null;
        }
    }

    private void returned(String headers) {
        Matcher id = MESSAGE_ID.matcher(headers);
        if (id.find()) {
            returned.add(id.group(1));
        }
    }

    private static boolean isEncrypted(Part part, String type) throws MessagingException {
        if (!type.equals("application/pkcs7-mime") && !type.equals("application/x-pkcs7-mime")) {
            return false;
        }
        Matcher smime = SMIME_TYPE.matcher(header(part, "Content-Type"));
        return !smime.find() || !smime.group(1).equals("certs-only");
    }

    /** A text with a name is attached, unless it is all there is, as small programs do it. */
    private boolean isText(Part part, String type) throws MessagingException {
        boolean isAttached = disposition(part).startsWith("attachment");
        return type.startsWith("text/")
                && !isAttached
                && (text.length() == 0 || fileName(part) == null);
    }

    private void nameIfAttached(Part part) throws MessagingException {
        if (disposition(part).startsWith("attachment") && !isSignature(type(part))) {
            name(part, type(part));
        }
    }

    private void name(Part part, String type) throws MessagingException {
        String name = fileName(part);
        name(name == null ? type : name + " (" + type + ")");
    }

    private void name(String attachment) {
        if (attachments.size() < MAX_NAMED) {
            attachments.add(attachment);
        } else if (attachments.size() == MAX_NAMED) {
            attachments.add("…");
        }
    }

    private void add(String words) {
        if (words.contains(PGP)) {
            remarks.add(Remark.ENCRYPTED);
        }
        append(text, words);
    }

    private void addRest(String words) {
        append(rest, words);
    }

    private static void append(StringBuilder to, String words) {
        if (words.isBlank()) {
            return;
        }
        if (to.length() > 0) {
            to.append("\n\n");
        }
        to.append(words);
    }

    private String textOf(Part part) throws MessagingException, IOException {
        byte[] raw;
        try (InputStream stream = raw(part)) {
            raw = stream.readNBytes(MAX_TEXT_BYTES + 1);
        }
        if (raw.length > MAX_TEXT_BYTES) {
            remarks.add(Remark.CUT);
        }
        Matcher charset = CHARSET.matcher(header(part, "Content-Type"));
        return TextBytes.decode(
                decode(raw, encoding(part)), charset.find() ? charset.group(1) : null);
    }

    private static InputStream raw(Part part) throws MessagingException {
        return part instanceof MimeBodyPart body
                ? body.getRawInputStream()
                : ((MimeMessage) part).getRawInputStream();
    }

    private static byte[] decode(byte[] raw, String encoding)
            throws MessagingException, IOException {
        return switch (encoding) {
            case "base64" -> Base64Bytes.decode(raw);
            case "quoted-printable" -> {
                try (InputStream decoded =
                        MimeUtility.decode(new ByteArrayInputStream(raw), encoding)) {
                    yield decoded.readAllBytes();
                }
            }
            default -> raw;
        };
    }

    private static String encoding(Part part) throws MessagingException {
        return header(part, "Content-Transfer-Encoding").strip().toLowerCase(Locale.ROOT);
    }

    /** A type that makes no sense means plain text (RFC 2045, section 5.2). */
    static String type(Part part) throws MessagingException {
        Matcher type = TYPE.matcher(header(part, "Content-Type"));
        return type.lookingAt() ? type.group(1).toLowerCase(Locale.ROOT) : "text/plain";
    }

    private static String disposition(Part part) throws MessagingException {
        return header(part, "Content-Disposition").strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String fileName(Part part) throws MessagingException {
        String name;
        try {
            name = part.getFileName();
        } catch (MessagingException malformed) {
            return null;
        }
        return name == null ? null : HeaderText.read(name, MAX_NAME);
    }

    private static String header(Part part, String name) throws MessagingException {
        String first = first(part, name);
        return first == null ? "" : first;
    }

    private static @Nullable String first(Part part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** What is malformed is still there, other than what a broken connection has lost. */
    private static void rethrowIfGone(Part part, Exception fault) throws MessagingException {
        if (fault instanceof jakarta.mail.FolderClosedException
                || fault instanceof jakarta.mail.StoreClosedException
                || fault instanceof jakarta.mail.MessageRemovedException) {
            throw (MessagingException) fault;
        }
    }
}
