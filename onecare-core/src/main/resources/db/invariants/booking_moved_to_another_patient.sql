-- A booking that was moved gave its place to one of the same patient and service, and stands RESCHEDULED.
select b.id as booking
from booking b
join booking n on n.id = b.moved_to
where n.patient_number <> b.patient_number
   or n.service_id <> b.service_id
   or n.requested_at < b.requested_at
