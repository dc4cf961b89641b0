-- Nobody agreed to be seen before they were 18: until then nobody asks them.
select d.id as dependant
from dependant d
where d.agreed_on < d.birth_date + interval '18' year
