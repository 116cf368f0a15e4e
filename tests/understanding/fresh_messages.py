"""Sixty messages and what they constrain, written before the extractor had been run on any of them.

A constraint is "slot=value" or, unwanted, "slot!=value"; several values of one slot mean any of them.
"""

# ruff: noqa: E501  # a message and its constraints stand on one line
from __future__ import annotations

OUTDOORS = {
    "hi there, any hiking shoes that keep water out for under 95 bucks?": "price_max=95",
    "waterproof shoes in a size 9, max $100": "waterproof=yes; size=9; price_max=100",
    "got a green jacket for women?": "category=Jackets; color=Green; color=Forest Green; gender=Women; gender=Unisex",
    "jackets but nothing in leather": "category=Jackets; material!=Leather",
    "I want a rucksack, not orange, between 50 and 90 dollars": "color!=Orange; price_min=50; price_max=90",
    "anything by northpeak below eighty?": "brand=Northpeak; price_max=80",
    "men's rain jacket with a hood size M": "category=Jackets; gender=Men; gender=Unisex; hood=yes; size=M",
    "show me jackets without hood": "category=Jackets; hood!=yes",
    "the cheapest backpack you have": "category=Backpacks; sort=price_asc",
    "merino jaket in XL please": "category=Jackets; material=Merino Wool; size=XL",
    "trail shoes, 4 stars or better": "category=Trail Shoes; rating_min=4",
    "do you sell wellies for toddlers": "",
    "yellow boots for kids in stock": "category=Boots; color=Yellow; gender=Kids; gender=Unisex; in_stock=yes",
    "blue or black trail shoes": "category=Trail Shoes; color=Navy; color=Black",
    "a backpack of 35 litres": "category=Backpacks; capacity=35 l",
    "fishing bag around 50 dollars": "price_min=40; price_max=60",
    "backpack lighter than 1.5 kg": "category=Backpacks",
    "I need 2 backpacks under 100 each": "category=Backpacks; price_max=100",
    "everything except Fenway shoes under one hundred": "brand!=Fenway; price_max=100",
    "something warm for my grandfather": "",
}
PANTRY = {
    "organic coffee, dark roast if possible": "category=Coffee; organic=yes; roast=Dark",
    "medium roast coffee under 15": "category=Coffee; roast=Medium; price_max=15",
    "coffee that isn't organic": "category=Coffee; organic!=yes",
    "vanilla scented candles": "category=Candles; scent=Vanilla",
    "orange candle": "category=Candles",
    "is there any vegan chocolate?": "category=Chocolate; vegan=yes",
    "gluten-free chocolate no more than 10": "category=Chocolate; gluten free=yes; price_max=10",
    "dishwasher safe mugs": "category=Mugs; dishwasher safe=true",
    "500ml mug": "category=Mugs; capacity=500 ml",
    "two mugs for under thirty": "category=Mugs; price_max=30",
    "a gift for a tea lover": "",
    "best rated coffee": "category=Coffee; sort=rating",
    "glass mugs please, not stoneware": "category=Mugs; material=Glass; material!=Stoneware",
    "decaf from Larkspur": "decaf=yes; brand=Larkspur",
    "coffee mug": "category=Mugs",
    "mug for coffee": "category=Mugs",
    "I'd like a set of mugs": "category=Mugs",
    "light roast, 1 kg": "roast=Light; weight=1 kg",
    "chocolate without hazelnut": "category=Chocolate; flavor!=Hazelnut",
    "teas for less than ten dollars": "category=Tea; price_max=10",
}
STUDIO = {
    "wireless headphones with noise cancelling under 200": "category=Headphones; wireless=yes; noise cancelling=yes; price_max=200",
    "laptop with at least 1TB, 15.6 inch": "category=Laptops; storage=1 TB; storage=2 TB; screen size=15.6 inch",
    '14" laptop by Apple': "category=Laptops; screen size=14 inch; brand=Apple",
    "laptop sleeve in charcoal": "category=Sleeves; colour=Charcoal",
    "wired headphones": "category=Headphones",
    "headphones that are not wireless": "category=Headphones; wireless!=yes",
    "2 m usb-c cable": "category=Cables; length=2 m; connector=USB-C",
    "hdmi cables under $20": "category=Cables; connector=HDMI; price_max=20",
    "speaker that is water resistant, teal": "category=Speakers; water resistant=yes; colour=Teal",
    "any laptop between $800 and $1,300?": "category=Laptops; price_min=800; price_max=1300",
    "black laptop 32gb": "category=Laptops; colour=Black; memory=32 GB",
    "headphones, anything but pink": "category=Headphones; colour!=Pink",
    "latest laptops": "category=Laptops; sort=newest",
    "premium headphones": "category=Headphones; sort=price_desc",
    "grey laptop": "category=Laptops; colour=Space Gray",
    "well reviewed headphones at most 100 dollars": "category=Headphones; rating_min=4; sort=rating; price_max=100",
    "headfones from sonora": "category=Headphones; brand=Sonora",
    "I don't want an Orbit laptop": "category=Laptops; brand!=Orbit",
    "a light laptop": "category=Laptops",
    "speakers over 100 available now": "category=Speakers; price_min=100; in_stock=yes",
}
