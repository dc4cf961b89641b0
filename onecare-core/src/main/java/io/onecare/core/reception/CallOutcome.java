package io.onecare.core.reception;

/** What became of noting a call to a patient. */
public sealed interface CallOutcome {

    /**
     * It was noted, and holds when the caller's transaction commits.
     *
     * @param call the call
     */
    record Done(PatientCall call) implements CallOutcome {}

    /**
     * It was not noted, because a colleague has called since the list was shown.
     *
     * @param last the latest call
     */
    record Outdated(PatientCall last) implements CallOutcome {}

    /** There is nobody to call: no such appointment here, or the patient knows already. */
    record NotFound() implements CallOutcome {}
}
