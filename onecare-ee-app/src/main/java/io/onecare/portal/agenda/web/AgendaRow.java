package io.onecare.portal.agenda.web;

import java.util.List;

/**
 * An agenda in a list.
 *
 * @param code its code
 * @param whose whose time it is; empty for a room or a team
 * @param facility the name of its facility
 * @param facilityCode the facility's code
 * @param services what can be booked in it, with minutes
 * @param week when it is open, in words; empty for never
 * @param period from when to when there is an agenda, in words
 * @param slots until when slots are made, in words
 * @param nextFree when the next one is free, in words
 * @param standing that it is closed or will be, in words; empty if it goes on
 */
public record AgendaRow(
        String code,
        String whose,
        String facility,
        String facilityCode,
        List<String> services,
        String week,
        String period,
        String slots,
        String nextFree,
        String standing) {

    /** Copies the services. */
    public AgendaRow {
        services = List.copyOf(services);
    }
}
