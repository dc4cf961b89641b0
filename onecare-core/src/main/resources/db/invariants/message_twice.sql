-- Nobody is told the same thing twice (rule 6 of the domain).
select a.id as message, b.id as other_message
from outbox_message a
join outbox_message b on b.natural_key = a.natural_key and b.id > a.id
