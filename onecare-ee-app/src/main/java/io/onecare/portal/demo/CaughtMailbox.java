package io.onecare.portal.demo;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.util.function.BiConsumer;

/** A mailbox that gives away what arrives, instead of keeping it: nobody logs in to read it. */
final class CaughtMailbox implements GreenMailUser {

    private final String address;
    private final BiConsumer<String, MimeMessage> reader;

    /** The reader takes the address and what arrived there. */
    CaughtMailbox(String address, BiConsumer<String, MimeMessage> reader) {
        this.address = address;
        this.reader = reader;
    }

    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        reader.accept(address, message);
    }

    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public String getQualifiedMailboxName() {
        return address;
    }

    @Override
    public void create() {
        // there is nothing to make
    }

    @Override
    public void delete() {
        // and nothing to delete
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {
        // nobody logs in
    }

    @Override
    public void authenticate(String password) {
        // nobody logs in
    }
}
