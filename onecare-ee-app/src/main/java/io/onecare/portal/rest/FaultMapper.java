package io.onecare.portal.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Turns every fault of the API into a problem without internals; what nobody foresaw is logged. */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(FaultMapper.class.getName());

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof BadParameter bad) {
            return Problem.response(400, "BAD_PARAMETER", String.valueOf(bad.getMessage()));
        }
        if (fault instanceof WebApplicationException known) {
            Response.StatusType status = known.getResponse().getStatusInfo();
            return Problem.response(
                    status.getStatusCode(),
                    status.getReasonPhrase().toUpperCase(java.util.Locale.ROOT).replace(' ', '_'),
                    status.getReasonPhrase() + ".");
        }
        LOG.log(Level.ERROR, "A request to the API failed.", fault);
        return Problem.response(
                500, "INTERNAL", "The request could not be served. Try again later.");
    }
}
