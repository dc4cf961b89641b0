package io.onecare.portal.it;

import io.onecare.core.Role;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with the portal under test: an operator, the staff of a facility or an
 * administrator, new for each test, with a second factor of their own.
 */
public final class Colleague {

    /** The password of all of them. */
    public static final String PASSWORD = MembersUnderTest.PASSWORD;

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private final URL base;
    private final String address;
    private final Role role;
    private final String name;
    private final String email;
    private final String account;
    private final String userName;
    private final @Nullable Authenticator app;
    private final Deque<String> codes = new ArrayDeque<>();

    private Colleague(
            URL base, String address, Role role, @Nullable String facility, boolean isBare) {
        this.base = base;
        this.address = address;
        this.role = role;
        this.name = "Persona " + UUID.randomUUID().toString().substring(0, 8);
        this.email = name.replace(' ', '.').toLowerCase(Locale.ROOT) + "@under-test.example";
        Map<String, String> wish = new HashMap<>();
        wish.put("role", role.name());
        if (facility != null) {
            wish.put("facility", facility);
        }
        wish.put("surname", name.substring("Persona ".length()));
        wish.put("name", "Persona");
        wish.put("email", email);
        wish.put("from", address);
        if (isBare) {
            wish.put("bare", "true");
        }
        RawHttp.Answer answer = RawHttp.at(base, address).post("under-test/staff", wish);
        if (answer.status() != 200) {
            throw new AssertionError("Nobody was made: " + answer.status());
        }
        List<String> lines = answer.body().strip().lines().toList();
        this.account = lines.get(0);
        this.userName = lines.get(1);
        Secrets.remember(userName);
        if (isBare) {
            this.app = null;
        } else {
            this.app = new Authenticator(lines.get(2));
            Secrets.remember(lines.get(2));
            codes.add(app.nextCode());
            codes.addAll(new ArrayList<>(List.of(lines.get(3).split(" "))));
        }
    }

    /** Makes an operator of the customer-care desk. */
    public static Colleague operator(URL base, String address) {
        return new Colleague(base, address, Role.OPERATOR, null, false);
    }

    /** Makes somebody at a facility. */
    public static Colleague facilityStaff(URL base, String address, String facility) {
        return new Colleague(base, address, Role.FACILITY_STAFF, facility, false);
    }

    /** Makes an administrator. */
    public static Colleague administrator(URL base, String address) {
        return new Colleague(base, address, Role.ADMINISTRATOR, null, false);
    }

    /** Makes somebody who has accepted the invitation and done nothing else. */
    public static Colleague withoutSecondFactor(URL base, String address, Role role) {
        return new Colleague(
                base, address, role, role == Role.FACILITY_STAFF ? "UT-GREEN" : null, true);
    }

    /** Given name and surname, as the header shows them. */
    public String name() {
        return name;
    }

    /** The address at work. */
    public String email() {
        return email;
    }

    /** The id of the account. */
    public String account() {
        return account;
    }

    /** The name to log in with. */
    public String userName() {
        return userName;
    }

    /** A code for the second step that was not used yet: of the app first, then recovery codes. */
    public String code() {
        return codes.remove();
    }

    /** Whether {@link #code} gives one of the app, which is another form than for the rest. */
    public boolean isCodeOfApp() {
        return codes.size() == 11;
    }

    /** The page they begin on, without the context path. */
    public String home() {
        return switch (role) {
            case OPERATOR -> "/care";
            case FACILITY_STAFF -> "/facility/today";
            case ADMINISTRATOR -> "/administration";
            case MEMBER, VISITOR, SYSTEM -> throw new AssertionError(role);
        };
    }

    /** Logs in over HTTP; gives the cookie of the session, as a browser would send it. */
    public String session() {
        RawHttp http = RawHttp.at(base, address);
        RawHttp.Answer asked =
                http.post("login", Map.of("username", userName, "password", PASSWORD));
        if (app == null) {
            return asked.session();
        }
        Matcher ticket = TICKET.matcher(asked.body());
        if (!ticket.find()) {
            throw new AssertionError("The second step is not asked for: " + asked.status());
        }
        boolean isOfApp = isCodeOfApp();
        String session =
                http.post(
                                "login",
                                Map.of(
                                        "step",
                                        "code",
                                        "way",
                                        isOfApp ? "app" : "recovery",
                                        "ticket",
                                        ticket.group(1),
                                        "code",
                                        code()))
                        .session();
        if (session.isEmpty()) {
            throw new AssertionError("The second step failed.");
        }
        return session;
    }

    /** Logs in once more with the cookies of the session before, by a recovery code. */
    void logIn(Visitor visitor) {
        Matcher ticket = TICKET.matcher(visitor.logIn(userName, PASSWORD).body());
        if (!ticket.find() || isCodeOfApp()) {
            throw new AssertionError("A recovery code is not asked for.");
        }
        visitor.post(
                "login",
                Map.of(
                        "step",
                        "code",
                        "way",
                        "recovery",
                        "ticket",
                        ticket.group(1),
                        "code",
                        code()));
    }

    /** The same, for tests of this package. */
    public Visitor visitor() {
        Visitor visitor = Visitor.at(base, address);
        visitor.take(session());
        return visitor;
    }
}
