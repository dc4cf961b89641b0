package io.onecare.portal.it;

import io.onecare.portal.it.inside.Crowd;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.altcha.altcha.Altcha;
import org.json.JSONObject;

/** Fills in the registration form as somebody of the crowd, with the work that a browser does. */
public final class Registrant {

    private Registrant() {}

    /** What the form sends. */
    static Map<String, String> form(Crowd.Person person, String proof) {
        return Map.of(
                "surname",
                person.surname(),
                "name",
                Crowd.Person.GIVEN_NAME,
                "taxcode",
                person.taxCode(),
                "birthdate",
                Crowd.Person.BIRTH_DATE,
                "email",
                person.email(),
                "email2",
                person.email(),
                "altcha",
                proof);
    }

    /** Registers somebody. */
    static RawHttp.Answer register(RawHttp http, Crowd.Person person) {
        return http.post("registration", form(person, proof(http)));
    }

    /** Asks for a task and works it off. */
    public static String proof(RawHttp http) {
        JSONObject task = new JSONObject(http.get("registration/captcha").body());
        try {
            task.put(
                    "number",
                    Altcha.solveChallenge(
                                    task.getString("challenge"),
                                    task.getString("salt"),
                                    Altcha.Algorithm.SHA256,
                                    task.getInt("maxnumber"),
                                    0)
                            .number);
        } catch (Exception fault) { // as declared
            throw new IllegalStateException(fault);
        }
        task.remove("maxnumber");
        return Base64.getEncoder().encodeToString(task.toString().getBytes(StandardCharsets.UTF_8));
    }
}
