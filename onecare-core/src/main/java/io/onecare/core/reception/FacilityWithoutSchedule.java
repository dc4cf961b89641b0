package io.onecare.core.reception;

/**
 * A facility that is said to be booked online and has nothing to be booked.
 *
 * @param code the facility's code
 * @param name its name
 * @param comune where it is
 * @param province the province, two letters
 * @param services how many services it offers; without any it can have no schedule
 * @param practitioners how many practitioners work there
 */
public record FacilityWithoutSchedule(
        String code,
        String name,
        String comune,
        String province,
        int services,
        int practitioners) {}
