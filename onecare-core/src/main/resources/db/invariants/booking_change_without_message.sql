-- Patient and facility are told of every change that concerns them (rule 4).
select e.booking_id as booking, e.number, a.audience
from booking_event e
cross join (select 'PATIENT' as audience union all select 'FACILITY' as audience) a
where (e.event in ('BOOK', 'CONFIRM', 'DECLINE', 'REJECT', 'EXPIRE', 'CANCEL')
       or (e.event = 'PROPOSE' and a.audience = 'PATIENT'))
  and not exists (select 1 from outbox_message m
                  where m.subject_id = e.booking_id
                    and m.subject_event = e.number
                    and m.audience = a.audience
                    and m.kind not in ('BOOKING_REMINDER', 'BOOKING_UNANSWERED'))
