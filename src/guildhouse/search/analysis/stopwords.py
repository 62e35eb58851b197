"""Words too common to look for by themselves: they keep their place in a text and in a phrase, but find and rank nothing."""

_WORDS = {
    "en": """a about after all also am an and any are as at be because been before being between both but by can could did do does
        doing down during each for from further had has have having he her here him his how i if in into is it its just me more
        most my no nor not now of off on once only or other our out over own same she should so some such than that the their them
        then there these they this those through to too under until up us very was we were what when where which while who whom why
        will with would you your dont doesnt didnt isnt im ive id youre its thats cant wont""",
    "fr": """a ai as au aux avec avoir c ca car ce cela ces cet cette ceux chez comme comment d dans de des donc dont du elle elles en
        encore entre es est et etaient etait etant ete etre eu eux fait il ils j je jai l la le les leur leurs lui m ma mais me meme
        mes mon n ne ni nos notre nous on ont ou par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels
        qui quoi s sa sans se sera ses si sinon soit son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une
        vos votre vous y""",
    "de": """aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dein dem den der des dich die dies diese
        dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer fur gegen habe haben hat hatte
        hier ich ihm ihn ihr ihre im in ins ist ja jede jeder jedes jetzt kann kein keine konnen man mehr mein meine mich mir mit
        muss nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so soll uber um und uns unser unter vom von vor war
        waren was weil wenn wer werden wie wieder wir wird wo zu zum zur""",
    "es": """a al algo ante antes como con contra cual cuando de del desde donde dos el ella ellas ellos en entre era es esa esas ese
        eso esos esta estaba estan estas este esto estos fue ha han hasta hay la las le les lo los mas me mi mis mucho muy nada ni
        no nos nosotros nuestra nuestro o os otra otro para pero poco por porque pues que quien se ser si sin sobre son su sus
        tambien tan te tener ti tiene todo todos tu tus un una unas uno unos usted y ya yo""",
    "it": """a ad agli ai al alla alle allo anche ancora avere c che chi ci come con cosa cui d da dagli dai dal dalla dalle dei del
        della delle dello di dove e ed era essere fa gli ha hanno ho i il in io l la le lei lo loro lui ma me mi mia mio molto ne
        nei nel nella noi non nostro o ogni per perche piu poi quale quando quanto quello questa questi questo qui se sei si sia
        sono sta su sua sue sul sulla suo te ti tra tu tutti tutto un una uno vi voi""",
    "pt": """a ao aos as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era essa esse esta estao
        estas estava este estes eu foi ha isso isto ja lhe mais mas me mesmo meu minha muito na nas nem no nos nossa nosso num numa o
        os ou para pela pelas pelo pelos por porque qual quando que quem se sem ser seu seus so sua suas tambem te tem ter teu toda
        todo todos tu um uma voce voces""",
    "nl": """aan al alles als altijd ben bij daar dan dat de der deze die dit doch doen door dus een en er ge geen haar had heb hebben
        heeft hem het hier hij hoe hun iets ik in is ja je kan kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of
        om omdat onder ons ook op over te tegen tot uit van veel voor want waren was wat we wel werd wie wij worden wordt zal ze zelf
        zich zij zijn zo zonder zou""",
    "sv": """alla allt att av bara blev bli blir da de dem den denna deras dess det detta dig din du dar efter eller en er ett fran
        for ha hade han har hon hur har i icke in inte jag ju kan kunde man med mellan men mer mig min mot mycket nagon nagot nar ni
        nu och om oss pa sa sedan sig sin ska skulle som till under upp ut utan vad var vara varfor vem vi vid vill ar""",
    "da": """af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din dog du efter eller en end er et
        for fra ham han hans har have hende her hos hun hvad hvem hver hvis hvor i ikke ind jeg jo kan kom kunne man mange med meget
        men mig min mod ned noget nogle nu nar og ogsa om op os over pa sig sin skal skulle som sadan til ud under var vi vil ville
        vaere""",
    "nb": """alle at av bare ble bli blir da de deg dem den denne der dere det dette din du eller en enn er et etter for fra fordi ha
        hadde han har hans hun hva hvem hver hvis hvor hvordan i ikke inn jeg kan kom kunne man mange med meg men mer min mot mye ned
        noe noen nar na og ogsa om opp oss over pa seg sin skal skulle slik som sa til ut uten var ved vi vil ville vaere""",
    "pl": """a albo ale bardzo bez bo by byc byl byla bylo byly co czy dla do gdy gdzie go i ich ile im ja jak jako je jego jej jest
        jestem jeszcze juz kiedy kto ktora ktore ktory lub ma mi mnie moj na nad nas nie niz o od on ona one oni ono po pod przed
        przez przy sa sam sie so ta tak taki tam te tego tej ten to tu ty tylko tym w we wiec wszystko z za ze""",
    "ru": """а без бы был была были было быть в вам вас весь во вот все всего вы где да даже для до его ее если есть еще же за и из
        или им их к как ко когда кто ли меня мне много может мы на над нас не него нет ни них но ну о об он она они оно от очень по
        под при с себя со так также там тем то того только том ты у уже хотя чего чем что чтобы эта эти это этот я""",
}  # fmt: skip
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_BY_LANGUAGE |= {"no": _BY_LANGUAGE["nb"], "nn": _BY_LANGUAGE["nb"]}


def is_stop_word(word: str, language: str) -> bool:
    """Whether a folded word is among the most common of a base language; languages without a list have none."""
    return word in _BY_LANGUAGE.get(language, ())
