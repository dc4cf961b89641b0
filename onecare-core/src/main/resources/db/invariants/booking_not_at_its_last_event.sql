-- A booking stands where its last event has left it.
select b.id as booking
from booking b
join booking_event e on e.booking_id = b.id and e.number = b.version
where e.to_state <> b.state
