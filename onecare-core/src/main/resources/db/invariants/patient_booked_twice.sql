-- A patient is never booked for overlapping times (rule 2).
select a.id as booking, b.id as other_booking
from booking a
join booking b on b.patient_number = a.patient_number and b.id <> a.id
              and b.starts_at < a.ends_at and b.starts_at >= a.starts_at
where a.state in ('REQUESTED', 'CONFIRMED') and b.state in ('REQUESTED', 'CONFIRMED')
