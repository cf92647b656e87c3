"""An agency's gateway at work: three clients with their accounts, people, rules and a few hundred comments.

Everything is made from outside, by the admin API and by a stand-in TikTok's deliveries, so that the console shows what a
real gateway has. `python3 -m agency --folder F --port P` runs one for whoever works on the console.
"""
