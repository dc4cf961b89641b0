package io.onecare.core.report;

import io.onecare.core.care.CareChannel;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which due times were kept.
 *
 * <p>Customer care: a request that came in during the period was answered in time if it was done or
 * refused no later than its due moment, which counts the desk's working time and moves by every
 * pause in which the sender was asked ({@link io.onecare.core.care.CareClock}). One that its sender
 * withdrew before is neither kept nor missed.
 *
 * <p>Facilities: a request for an appointment that came in during the period was answered in time
 * if the facility, or an operator who had spoken with it, confirmed or declined before the moment
 * until which it had to answer ({@link io.onecare.core.booking.BookingPolicy}), or proposed another
 * time: that moves the moment, and then it is the patient who must answer. One that the patient
 * called off or moved before is neither kept nor missed. Bookings that stand at once need no
 * answer.
 *
 * @param period the period; a request belongs to the day on which it came in
 * @param care answers of customer care
 * @param careByChannel the same by how the request came in, those that there are
 * @param careCourse the same day by day or month by month
 * @param answers answers of facilities
 * @param answersByFacility the same by facility, most first, those that are not named last
 * @param answersCourse the same day by day or month by month
 */
public record DueReport(
        ReportPeriod period,
        DueCounts care,
        Map<CareChannel, DueCounts> careByChannel,
        List<StepLine<DueCounts>> careCourse,
        DueCounts answers,
        List<FacilityLine<DueCounts>> answersByFacility,
        List<StepLine<DueCounts>> answersCourse) {

    /** Copies the collections. */
    public DueReport {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(care, "care");
        Objects.requireNonNull(answers, "answers");
        careByChannel = Map.copyOf(careByChannel);
        careCourse = List.copyOf(careCourse);
        answersByFacility = List.copyOf(answersByFacility);
        answersCourse = List.copyOf(answersCourse);
    }
}
