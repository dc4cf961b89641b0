-- Every change of a booking is in the audit trail, as often as it happened (rule 4).
select e.booking_id as booking, e.event
from booking_event e
group by e.booking_id, e.event
having count(*) <> (select count(*) from audit_entry a
                    where a.subject_type = 'Booking'
                      and a.subject_id = cast(e.booking_id as varchar(64))
                      and a.action = 'BOOKING_' || e.event)
