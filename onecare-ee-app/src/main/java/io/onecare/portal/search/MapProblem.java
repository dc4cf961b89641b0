package io.onecare.portal.search;

/** What may be wrong with a {@link MapQuery}; what is wrong is left out of the search. */
public enum MapProblem {
    /** No place, facility or address of this name is known. */
    PLACE_UNKNOWN("place"),
    /** The place has more than {@link MapDesk#MAX_PLACE} characters. */
    PLACE_TOO_LONG("place"),
    /** The box is not four numbers in order. */
    BOX_UNREADABLE("box"),
    /** There is no category with this code. */
    CATEGORY_UNKNOWN("category"),
    /** There is no service with this code. */
    SERVICE_UNKNOWN("service"),
    /** The name has more than {@link MapDesk#MAX_TEXT} characters. */
    NAME_TOO_LONG("name"),
    /** There is no facility with this code today. */
    FACILITY_UNKNOWN("facility"),
    /** The page is no number, or lies behind the last one. */
    PAGE_UNKNOWN("page");

    private final String parameter;

    MapProblem(String parameter) {
        this.parameter = parameter;
    }

    /**
     * Names the parameter that is wrong.
     *
     * @return the name it has in the address
     */
    public String parameter() {
        return parameter;
    }
}
