-- No message tells of a change that did not happen (rule 4).
select m.id as message
from outbox_message m
left join booking_event e on e.booking_id = m.subject_id and e.number = m.subject_event
where m.kind in ('BOOKING_REQUESTED', 'BOOKING_CONFIRMED', 'BOOKING_DECLINED', 'BOOKING_EXPIRED', 'BOOKING_PROPOSED',
                 'BOOKING_CANCELLED', 'BOOKING_MOVED', 'BOOKING_REMINDER', 'BOOKING_UNANSWERED',
                 'BOOKING_KEPT')
  and (e.booking_id is null
       or not ((m.kind = 'BOOKING_REQUESTED' and e.event = 'BOOK' and e.to_state = 'REQUESTED')
            or (m.kind = 'BOOKING_CONFIRMED' and e.event in ('BOOK', 'CONFIRM') and e.to_state = 'CONFIRMED')
            or (m.kind = 'BOOKING_DECLINED' and e.to_state = 'DECLINED')
            or (m.kind = 'BOOKING_KEPT' and e.event in ('PROPOSE', 'REJECT') and e.to_state = 'CONFIRMED')
            or (m.kind = 'BOOKING_PROPOSED' and e.event = 'PROPOSE')
            or (m.kind = 'BOOKING_UNANSWERED' and e.event = 'BOOK' and e.to_state = 'REQUESTED')
            or (m.kind = 'BOOKING_EXPIRED' and e.event = 'EXPIRE')
            or (m.kind = 'BOOKING_CANCELLED' and e.event in ('CANCEL', 'MOVE'))
            or (m.kind = 'BOOKING_MOVED' and e.event = 'BOOK')
            or (m.kind = 'BOOKING_REMINDER' and e.event = 'BOOK')))
