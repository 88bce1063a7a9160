// What tells that a name follows, and the small words that never are one. All without accents, in lower case.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** The grammar of both languages: never a name, whatever lists of names say. */
export const GRAMMAR = words(`
a an the and or but nor so if then than that this these those there here of to in on at by for from with without about into over under up down out off as is are was were be been being am
i me my mine myself you your yours u ur he him his she her hers it its we us our ours they them their theirs who whom whose what which when where why how
do does did done doing have has had having can could would should shall must might cannot not no never ever yes ok okay also just only even still too very all any some each every both either neither
ain't aint can't cant don't dont doesn't doesnt didn't didnt won't wont wouldn't wouldnt couldn't couldnt shouldn't shouldnt isn't isnt aren't arent wasn't wasnt weren't werent haven't havent hasn't hasnt hadn't hadnt
i'm im i've ive i'd i'll you're youre you've he's hes she's shes it's we're we've we'll they're theyre they've theyve they'll that's thats what's whats who's whos there's theres let's lets because cuz bc while until since after before during again
said says say told tell tells asked asks ask wants want wanted needs need needed got get gets went goes go came come comes gave give gives took take takes made make makes refused refuses died passed lives works called name names else person people human sir
el la los las lo un una unos unas y e o u ni que qe q k si no de del al a ante con para por sin sobre entre desde hasta durante en se me te le les nos os mi mis tu tus su sus nuestro nuestra
yo el ella ello ellos ellas usted ustedes nosotros es son era eran fue fueron ser soy eres somos esta estan estaba estoy este esto estas estos esa ese eso esas esos ha han he has hay haya habia hace hago hacer
va voy vas vamos fui iba iban ir da dio doy di dar como cuando donde cual quien cuanto porque xq pq pero mas muy ya tambien tan tanto todo toda todos todas nada nadie algo alguien cada otro otra
hoy ayer quiero quiere quieren puedo puede pueden tengo tiene tienen dice dicen dijo dijeron sabe saben debe deben hara haran ahi alli aqui tal hola gracias nunca siempre solo sola`.trim())

/** A name follows, whatever it is: "my name is ...", "signed ...". */
export const NAMING: readonly (readonly string[])[] = [
  'my name is', 'my names', 'name is', 'names is', 'his name', 'her name', 'named', 'name', 'surname', 'signed', 'sincerely', 'regards', 'respectfully', 'dear', 'attn', 'attention', 'aka', 'patient name', 'my name',
  'me llamo', 'me yamo', 'se llama', 'se yama', 'se llamaba', 'llama', 'llamado', 'llamada', 'nombre es', 'nombre', 'apellido', 'apellidos', 'apellido es', 'firma', 'firmado', 'atentamente', 'atte', 'estimado', 'estimada', 'querido', 'querida',
].map((cue) => cue.split(' '))

/** After a word that names: what is said of a name instead of the name. */
export const OF_NAMES = words(`wrong misspelled mispelled spelled different listed missing correct incorrect form paperwork chart record records file account matches changed change mal equivocado incorrecto completo legal full last first maiden
birth patient date number mr mrs ms miss dr dra doctor doctora sr sra senor senora don dona madam maam staff team office privacy medical representative agent`.trim())

/** Short titles: a name follows, unless the pair is a usual one ("dr office"). */
export const TITLES = words('dr dra drs mr mrs ms miss mx sr sra srta senor senora senorita don dona prof rev sgt lic fr')
/** A word that says who somebody is. A name may follow, or the sentence goes on. */
export const PEOPLE = words(`
doctor doctora doc doctors nurse nurses enfermera enfermero therapist terapeuta counselor consejera consejero psychologist psicologa psicologo psychiatrist psiquiatra dentist dentista surgeon cirujano pediatrician pediatra judge juez jueza attorney abogado abogada lawyer
officer sergeant detective chaplain pastor reverend padre sister brother licenciado licenciada worker caseworker manager receptionist secretaria recepcionista supervisor director clerk teacher maestra maestro professor profesor principal
mom moms mum mama mami mommy momma ma mother mothers dad dads daddy papa papi pa pop father fathers parent son sons boy hijo hija hijos hijas nino nina daughter daughters girl child kid kids baby bebe babies twins gemelos toddler
wife wifes esposa esposo mujer marido husband husbands hubby spouse partner pareja conyuge fiance fiancee prometido prometida brothers hermano hermana hermanos hermanas sisters stepson stepdaughter stepmom stepdad stepfather stepmother hijastro hijastra madrastra padrastro
grandma grandmother granny nana grandpa grandfather granddad abuela abuelo abuelita abuelito abuelos grandson granddaughter grandchild grandkid nieto nieta aunt auntie tia uncle tio cousin primo prima cousins niece nephew sobrina sobrino
inlaw suegra suegro cunado cunada yerno nuera friend friends amigo amiga neighbor vecino vecina boyfriend girlfriend novio novia roommate ex landlord boss jefe jefa coworker client cliente patient paciente pacientes resident caregiver cuidadora cuidador guardian tutor
lady lawyers veteran tenant comadre compadre madrina padrino godmother godfather husbands`.trim())
/** A clause begins behind these: a name may, and a word that is one as well cannot be told from it. */
export const LINKING = words('and y e or o but pero that que if si because porque when cuando so than como while')
/** A name may follow as well as a word: a pair with one of these says nothing unless the word's other neighbour agrees. */
export const OPEN = words(`for para to a by por with con of de from is was es era am im i'm this's its it's soy hi hello hola hey called call llamo saw told asked ask says said thanks gracias love at en like about spoke talked met see know`)

/** Small words inside names: "van der Berg", "de la Cruz". */
export const PARTICLES = words('de del la las los y e da das do dos di du van von der den ter ten bin ibn binti bint al el ul le san santa st mac mc o d')
/** Before a name, these are part of it; alone they may be other words. */
export const BEFORE_NAMES = words('van von der den ter ten bin ibn')
/** Words that are verbs far more often than names. */
export const MODALS = words('will may can')
/** After a verb of MODALS: no name has these behind it. */
export const AFTER_MODALS = words('not be only never have give let send get need die hurt kill refuse ask go come do want take make also still always even just')
/** What follows a verb of MODALS in a question: "will they", "may i". */
export const ASKED_OF = words('i you u he she it we they the my your his her our their this that these those there a an any anyone someone somebody')

export const MONTHS = words(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr dic`.trim())
/** Before a month, or a state, that is a name too: "in May", "from Virginia". */
export const BEFORE_TIME_OR_PLACE = words('in since until till last early late mid end every en desde hasta este pasado')
export const NUMBER_WORDS = words(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand oh
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta
cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos mil primero`.trim())
/** A day of birth follows, or stands before. */
export const BIRTH = words('born birth birthday birthdate bday dob nacio naci nacido nacida nacimiento cumpleanos cumple nac fdn')
/** A number follows that tells who somebody is; those that are also said of other things only before a long one, or "number". */
export const NUMBERED = words('mrn ssn social pin ext extension acct account cuenta claim reclamo member miembro policy poliza case caso record expediente id badge license licencia passport pasaporte reference ref confirmation itin ein group chart medicare medicaid seguro')
export const NUMBER_SAID = words('number num numero no nro nr is es was ending four')
export const MONEY = words('dollar dollars bucks cents dolares dolar pesos usd centavos grand')
export const AGES = words('year years yr yrs yo anos ano')

export const STREETS = words('street avenue ave rd road blvd boulevard drive ln lane pkwy parkway hwy highway terrace')
/** Streets too, but words of another use as well. */
export const MAYBE_STREETS = words('st dr ct court way pl place cir circle ter trail loop square sq row run pike route rte alley path')
export const CALLES = words('calle avenida av carretera blvd bulevar paseo callejon calzada colonia col fraccionamiento barrio urbanizacion urb')
export const ROOMS = words('apt apartment unit suite ste room rm lot box bldg building floor apto apartamento depto departamento piso casa interior int habitacion cuarto cama bed')
/** What is counted: no street stands after it. */
export const COUNTED = words('day days week weeks month months year years hour hours hr hrs minute minutes min page pages time times dollars bucks cents percent mile miles people of business dias semanas meses anos horas paginas dolares veces visits calls letters doctors nurses copies')
/** Ends of a number that say what is counted: "3rd", "30days". */
export const UNITS = words('st nd rd th ro do da to er am pm days day weeks week wks wk hrs hr hours yrs yr years year yo months mo mos min mins pages page pg x k dias semanas meses anos')
/** Words that are surnames too, and so common that only what stands before can tell: a name, a relation. */
export const SURNAMES = words(`
good head house street power root branch guess money time running ready poor ship check cheek close counts cover driver drivers early fine free friend gates gift hammer hatch hood hook hurt keen key lake land lands light line lines link list lock low maker means
monday more nail new outlaw pace pack paper parish pick pitt place post pray race reason rest reader right road roads rule rules rust sales sellers self settle shields sides sign small smart speaker speed stamps still story stout stump tree true turn way ways weight
wheeler winner words workman worthy weeks days week month night hill hills valley bay rain ring wall walls snow spring springs steel stone short land bank banks well read cast care clear cloud coach coffee cold common court cross curry dance darling dear drake dream
eye fair farm fast fear fire flood flowers fly ford fox freed game garden gas ghost glass goods grand great ground half hawk heard heart held hide high hollow home honor ice jewel joiner judge keeper kind kitchen knee lamp large last leader letter level life lively load
lot loud luck man march mark market marsh match meadow meadows meek mild milk mole moody mouse music neighbor noon nose noble north orange page pen pepper person piece pike plan player plenty pool pound pounds price proper public purple purse quick rice rock room roof
sand school seal seat second service seven shade shore sick silk sleep smoke son songs south spare spark spell stand state states step sugar summers swan table tall teller ten thing third three toll top town trader train trash trouble truth twelve union vest view waits
want war water west wheat whole wine wing wolf woman wonder work works world yard year years
blanca cabello cabeza camino camara casa casado calle caro conde corral corte cuevas cuesta duro fuerte fuertes gallo gato grande hierro lista lugo lugar luna madrid malo mar mayor menor monte montes mora negro nino nuevo oro ortega palacio palma parra paredes pie piedra pinto
plata pozo prado primo puerta quinto rico roble rojo rubio sala salas seco segundo serna sierra silva soto tercero tierra toro torre valle vaca vela verde vidal viejo vivo zapata`.trim())
