"""The service desk: hears what is wanted of orders, works it out by the rules, asks, and does it.

`reading` turns words into `Said` by what the records hold; `flows` takes the next step, a pure
function; `identifying` finds out who is speaking; `desk` puts them together and is the only
part that writes.
"""
