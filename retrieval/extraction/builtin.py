"""What any shop's texts may say, known without a catalogue: colours, materials, features, measures."""

from __future__ import annotations

from retrieval.words import word_set

COLOURS = word_set(
    """black white grey gray silver gold golden red crimson scarlet burgundy maroon pink magenta purple
    violet lavender lilac mauve blue navy turquoise teal cyan aqua green olive khaki mint yellow mustard
    orange coral peach brown tan beige taupe cream ivory charcoal bronze copper rust indigo emerald
    multicolour multicolor"""
) | {"rose gold"}
MATERIALS = word_set(
    """cotton linen wool merino cashmere silk satin velvet denim leather suede nylon polyester fleece canvas
    corduroy tweed lycra spandex viscose rayon bamboo rattan wicker wood wooden oak walnut pine teak birch
    mahogany acacia steel iron aluminium aluminum titanium brass pewter glass crystal ceramic porcelain
    stoneware earthenware terracotta marble granite concrete plastic acrylic silicone rubber latex resin
    cork paper cardboard felt jute hemp"""
) | {"stainless steel", "cast iron", "carbon fiber", "carbon fibre", "sterling silver"}
NO_PROPERTY_BEFORE = word_set(
    """cleaner polish conditioner holder rack cutter care towel cleaning burner stove stain oil tea noise wine
    rice pepper bean beans sugar friday juice light cheese onion salt energy shredder
    punch trimmer weight spf plated plating veneer veneered grain coated clad laminate wrap
    clip clips saw drill clear dream fusion clarity magic sunset sunrise sky moon storm breeze"""
)
"""Before these a colour or material is no property: "glass cleaner", "white noise machine",
"Crystal Clarity teapot"."""

ACCESSORY = word_set(
    """repair care kit kits cleaner cleaning conditioner polish spray wax wash treatment coating paint primer
    sealer sealant glue adhesive filler tape patch patches dye stain varnish needle needles chisel
    battery batteries charger adapter adaptor receiver replacement spare spares accessory
    accessories part parts sticker stickers label labels book guide poster sign alternative substitute
    burner burning fired pellet pellets carving lathe candy supplement supplements tester detector sample
    samples swatch pattern"""
)
"""Anywhere ahead in the name's phrase they make it a thing for what the value is of: "Leather Sofa
Repair Kit", "Waterproof Jacket Wash"."""

SERVING = word_set(
    """hanger hangers tree trees brush brushes rest lid lock switch liner stretcher protector stand mount
    organizer organiser"""
)
"""After another thing they leave open of which the value is: "Leather Jacket Hanger"."""

CARRIED = word_set("case cover bag pouch sleeve cable remote")
WORKING = ("wireless", "cordless", "rechargeable", "dimmable", "foldable")
"""What works so is not what it is carried in: "Wireless Headphone Case"."""

FEATURES = (
    "waterproof", "water resistant", "windproof", "wireless", "cordless", "rechargeable", "foldable",
    "dishwasher safe", "microwave safe", "machine washable", "handmade", "dimmable", "reversible",
    "insulated", "breathable", "leakproof", "scratch resistant",
)  # fmt: skip
"""Yes-or-no attributes whose name is what a text says of a product that has them. None that
somebody's health may rest on: see `sensitive`."""

COLOUR_NAMES = ("color", "colour", "colors", "colours")
MATERIAL_NAMES = ("material", "materials", "fabric")

CUES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("weight", "weight", ("weighs", "weighing", "weight of"), ("in weight",)),
    ("length", "length", ("length of",), ("long", "in length")),
    ("width", "length", ("width of",), ("wide", "in width")),
    ("height", "length", ("height of",), ("tall", "high", "in height")),
    ("depth", "length", ("depth of",), ("deep", "in depth")),
    ("diameter", "length", ("diameter of",), ("in diameter", "across")),
    ("capacity", "volume", ("holds", "capacity of"), ("capacity",)),
    ("power", "power", ("power of",), ("motor", "bulb", "of power")),
)
"""Attribute, dimension of its unit (retrieval.units), and the words that stand just before or
just after a measure of it: "weighs 2 kg", "30 cm wide"."""
