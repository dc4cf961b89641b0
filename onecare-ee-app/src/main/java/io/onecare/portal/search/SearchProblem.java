package io.onecare.portal.search;

/** What may be wrong with a {@link SearchQuery}, in the order of the form. */
public enum SearchProblem {
    /** Neither a place nor a position was given. */
    PLACE_MISSING(SearchParameter.PLACE),
    /** No place, facility or address of this name is known. */
    PLACE_UNKNOWN(SearchParameter.PLACE),
    /** Several places may be meant. */
    PLACE_AMBIGUOUS(SearchParameter.PLACE),
    /** The place has more than {@link MapDesk#MAX_PLACE} characters. */
    PLACE_TOO_LONG(SearchParameter.PLACE),
    /** The position is no point on the globe. */
    NEAR_UNREADABLE(SearchParameter.PLACE),
    /** No category was chosen. */
    CATEGORY_MISSING(SearchParameter.CATEGORY),
    /** There is no category with this code. */
    CATEGORY_UNKNOWN(SearchParameter.CATEGORY),
    /** No service was chosen. */
    SERVICE_MISSING(SearchParameter.SERVICE),
    /** There is no service with this code or name. */
    SERVICE_UNKNOWN(SearchParameter.SERVICE),
    /** The service belongs to another category. */
    SERVICE_ELSEWHERE(SearchParameter.SERVICE),
    /** No name of a practitioner was given, though one is looked for. */
    PRACTITIONER_MISSING(SearchParameter.PRACTITIONER),
    /** The name has more than {@link MapDesk#MAX_TEXT} characters. */
    PRACTITIONER_TOO_LONG(SearchParameter.PRACTITIONER),
    /** Nobody of this name works in the network. */
    PRACTITIONER_UNKNOWN(SearchParameter.PRACTITIONER),
    /** It was not said whether an appointment was agreed. */
    AGREED_MISSING(SearchParameter.AGREED),
    /** The day is none. */
    DAY_UNREADABLE(SearchParameter.DAY),
    /** The day is over, or farther away than agendas reach. */
    DAY_OUT_OF_REACH(SearchParameter.DAY),
    /** A part of the day needs a day. */
    PART_WITHOUT_DAY(SearchParameter.PART),
    /** The page is no number, or lies behind the last one. */
    PAGE_UNKNOWN(SearchParameter.PAGE);

    private final SearchParameter parameter;

    SearchProblem(SearchParameter parameter) {
        this.parameter = parameter;
    }

    /**
     * Names the field to correct.
     *
     * @return its id
     */
    public String field() {
        return parameter.parameter();
    }
}
