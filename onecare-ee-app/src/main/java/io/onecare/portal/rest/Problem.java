package io.onecare.portal.rest;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;

/**
 * A fault as the API reports it: {@code application/problem+json} (RFC 9457), without internals.
 */
public final class Problem {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /**
     * Makes the answer to a request that cannot be served.
     *
     * @param status the HTTP status
     * @param code a stable code, in capitals
     * @param detail what is the case and what must be the case, in English
     * @return the response
     */
    public static Response response(int status, String code, String detail) {
        String body =
                Json.createObjectBuilder()
                        .add("type", "about:blank")
                        .add("status", status)
                        .add("code", code)
                        .add("detail", detail)
                        .build()
                        .toString();
        return Response.status(status).type(MEDIA_TYPE).entity(body).build();
    }
}
