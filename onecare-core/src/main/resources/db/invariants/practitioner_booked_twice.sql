-- A practitioner is never booked for overlapping times, at whichever facilities (rule 2).
select a.id as booking, b.id as other_booking
from booking a
join booking b on b.practitioner_id = a.practitioner_id and b.id <> a.id
              and b.starts_at < a.ends_at and b.starts_at >= a.starts_at
where a.state in ('REQUESTED', 'CONFIRMED') and b.state in ('REQUESTED', 'CONFIRMED')
