/// The words of the codes that people say aloud: short, common, easy to spell and to tell apart; 1,049 of them.
let words: [String] = """
    acorn actor agate alarm album alder alley almond alpaca amber anchor angle ankle antler anvil apple apricot apron
    arbor arcade arch arena armour arrow aspen aster atlas attic autumn avocado award awning axle azure baboon badge
    badger bagel baker balcony ballad balloon bamboo banana banjo banner barge barley barn baron barrel basil basin
    basket bassoon batch beach beacon beagle beaker beam bean bear beaver bee beech beetle bell bench berry bicycle
    birch bishop bison blanket blaze blender blossom blouse bluebell boat bobbin bonfire bonnet book boot border
    bottle boulder bouquet bowl branch brass bread breeze brick bridge broom brush bubble bucket buckle buffalo bugle
    bull bumper bundle burrow bus bush butter button buzzard cabbage cabin cable cactus cake camel camera camp canal
    canary candle canoe canvas canyon cape captain caramel caravan card cargo carnival carpet carrot cart cashew
    castle catfish cattle cedar celery cello cement cereal chain chair chalk channel chapel charm chart cheese cherry
    chess chest chicken chimney chisel chorus cider cinema circle circus citrus clam clay cliff clock cloud clover
    coach coast cobalt cobra cocoa coconut coffee coin collar comet compass concert condor cone cookie copper coral
    cork corn cottage cotton cougar cousin cove cowboy crab cradle crane crater crayon cream creek crest cricket
    crocus crow crown cruise crumb crystal cube cuckoo cup cupcake curlew current curry curtain cushion cycle cymbal
    cypress daffodil dagger dahlia dairy daisy dancer daylight deer delta denim desert desk diamond diary dinner dock
    doctor dolphin domino donkey door dove dragon drawer dream drift drum duck dune dusk eagle earth easel echo
    eclipse eel elbow elder elephant elk elm ember emerald emu engine envoy epic equator ermine estate evening fabric
    falcon family farmer feather fence fern ferret ferry fiddle field fig finch finger fire fjord flag flame flamingo
    flask fleet flint flock flour flower flute foam fog forest fork fortune fossil fountain fox frame freckle freight
    frog frost fruit fudge funnel gable galaxy gallery gallop garage garden garland garlic garnet gazelle gecko gem
    geyser ghost giant gibbon ginger giraffe glacier glade glass glider globe glove goat goblet gold goose gopher
    gorilla gown grain granite grape grass gravel gravy grotto grove guitar gull gully gumdrop guppy gym haddock hail
    hammer hammock hamster handle hangar harbour hare harp harvest hat hawk hazel heart hearth heather hedge helmet
    hen herald herb hermit heron herring hiker hill hippo hobby hockey holly honey hood hoof hook horizon hornet horse
    hotel hound house hummus hunter husky hut hyena ibex ice iceberg igloo iguana impala inch indigo ink inlet insect
    iris iron island ivory ivy jackal jacket jade jaguar jam jasmine jay jelly jersey jetty jewel jigsaw jockey joker
    journal jubilee judge jug juggler juice jumper jungle juniper jury kangaroo karate kayak kennel kernel kestrel
    kettle key keyboard kidney kilt king kiosk kitchen kite kitten kiwi knight knot koala label lace ladder lady
    lagoon lake lamb lamp lantern larch lark lasso laurel lava lavender lawn leaf leather ledge leek legend lemon
    lemur lentil leopard letter lettuce library lichen lilac lily lime limpet linen lion liquid lizard llama lobster
    locket locust lodge log lotus lumber lunar lunch lute lynx lyric macaw magnet magnolia magpie mammoth manatee
    mandarin mango manor mantle maple marble market marlin marmot maroon marsh marten mascot mast match mayor meadow
    medal melody melon mermaid meteor metro mill mimosa miner mink mint mirror mitten mole monk monkey month moon
    moose morning mosaic moss moth motor mountain mouse muffin mug mulberry mule mural muscle museum mushroom music
    mussel mustard myrtle napkin narwhal nation nature navy nebula necklace nectar needle neon nest nettle newt nickel
    night noodle north nougat novel nugget nurse nut nutmeg nylon oak oar oasis oat ocean ocelot octagon octopus
    office olive omelet onion onyx opal opera orange orbit orchard orchid organ origami oriole osprey ostrich otter
    outlet oval oven owl owner ox oyster paddle pagoda paint palace palm panda pansy panther papaya paper parade
    parcel park parrot parsley parsnip party pasta pastry pasture patch path patio peach peacock peak peanut pear
    pearl pebble pecan pedal pelican pencil penguin peony pepper perch petal petunia pewter pheasant phoenix piano
    pickle picnic pier pigeon pillow pilot pine pioneer pirate pistachio pixel pizza planet plank plant plate plaza
    plover plum plume pocket poem poet polar pollen polo pond pony poodle poplar poppy porch porridge port poster
    potato pottery powder prairie prawn pretzel primrose prince prism prize puddle puffin pulse puma pumpkin puppet
    puppy purple puzzle pyramid python quail quarry quartz queen quest quill quilt quince quiver rabbit raccoon radar
    radio radish raft rail rain rainbow raisin ranch ranger raven ravine razor recipe record reed reef reindeer relay
    ribbon rice riddle ridge river road robin robot rocket rodeo roof rook room rooster root rope rose rowan ruby
    rudder rug rugby ruler runner rust rye sable saddle saffron sage sail sailor salad salmon salsa salt sand sandal
    sapphire sardine satchel satin sauce saucer sauna savanna scarf school scooter scout sculptor sea seal season seed
    shadow shark sheep shelf shell sherbet shield ship shirt shoe shore shrimp shuttle sierra signal silk silver
    singer siren sketch ski sky slate sled slipper sloth smoke snail snow soap sofa solar soldier sonata song soup
    south spark sparrow spice spider spinach spiral sponge spoon spring sprout spruce squash squid squirrel stable
    stadium stag stamp star starling station statue steam steel stem stone stork storm story stove straw stream street
    studio sugar suitcase summer summit sun sunset surf swallow swan sweater swift sword syrup table tablet tangerine
    tango tapestry tapir target tavern tea teacher teal teapot teddy temple tennis tent terrace thicket thistle thread
    throne thrush thunder thyme ticket tiger timber toast toffee tomato topaz torch tornado tortoise toucan towel
    tower town tractor trail train trellis triangle tribe trophy trout truck truffle trumpet trunk tuba tugboat tulip
    tuna tundra tunic tunnel turban turkey turnip turtle tuxedo twig twilight twin umbrella uncle unicorn uniform
    urchin usher valley vanilla vapour vase vault velvet vendor veranda vessel vicar victory village vine vinegar
    violet violin viper vista voice volcano voyage vulture waffle wagon wallaby wallet walnut walrus waltz warbler
    water wave wax weasel weaver web wedge weekend whale wheat wheel whisker whistle willow wind window wing winter
    wizard wolf wombat wonder wood wool wren wrist writer yacht yak yard yarn year yeast yellow yogurt yolk zebra
    zenith zephyr zigzag zinc zipper zodiac zoo
    """.split(whereSeparator: \.isWhitespace).map(String.init)
