-- Nobody had an account before they were 18 in Italy, where the day begins up to two hours before that of UTC.
select a.id as account
from account a
left join member m on m.id = a.member_id
left join dependant d on d.id = a.dependant_id
where a.created_at < (extract(epoch from coalesce(m.birth_date, d.birth_date) + interval '18' year) - 7200) * 1000000
