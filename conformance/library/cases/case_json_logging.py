import io, json, logging, sys, warnings


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)


data = {'a': [1, 2.5, None, True, False], 'b': {'c': 'é"\\\n\t\x01😀/'}, 'd': [], 'e': {}, 1: 2, None: 3, True: 4, 2.5: 1, 't': (1, 2)}
t(json.dumps, data); t(json.dumps, data, indent=2); t(json.dumps, data, indent='\t', separators=(',', ':')); t(json.dumps, data, ensure_ascii=False); t(json.dumps, {'b': 1, 'a': 2}, sort_keys=True); t(json.dumps, float('nan')); t(json.dumps, float('inf'), allow_nan=False); t(json.dumps, object); t(json.dumps, {(1,): 2}); t(json.dumps, {(1,): 2, 'x': 1}, skipkeys=True); t(json.dumps, {1, 2}, default=list); t(json.dumps, [], indent=2); t(json.dumps, [[], {}], indent=1); l = []; l.append(l); t(json.dumps, l); t(json.dumps, 1e100); t(json.dumps, 10 ** 30); t(json.dumps, 'x')
class E(json.JSONEncoder):
    def default(self, o): return str(o) if isinstance(o, complex) else super().default(o)
t(json.dumps, [1j], cls=E); t(json.dumps, [b''], cls=E)
for s in ('{"a": [1, -2.5e3, null, true], "b": "\\u00e9\\ud83d\\ude00\\n"}', '[]', ' {} ', '1', '-0', '"x"', 'NaN', '-Infinity', '', '[1,]', '{"a" 1}', '{a: 1}', '[1 2]', '"abc', '{"a": 1,}', '01', 'tru', '[1] x', '"\\x"', '"\\u12"', '"a\nb"', '{"a":', '[', '1.5.2', '-', '1e5', '{"a": }', '\ufeff1', '[NaN]', '{1:2}'):
    t(json.loads, s)
t(json.loads, b'[1]'); t(json.loads, 3); t(json.loads, '{"a": 1}', object_hook=lambda d: list(d.items())); t(json.loads, '{"a": 1, "a": 2}', object_pairs_hook=list); t(json.loads, '[1.5, 2]', parse_float=str, parse_int=lambda s: -int(s)); s = io.StringIO(); json.dump([1], s); t(s.getvalue); s.seek(0); t(json.load, s)
out = io.StringIO(); sys.stderr = out
logging.warning('before'); logging.info('no'); log = logging.getLogger('app.db'); log.error('err %s %d', 'x', 3); log.debug('d')
logging.getLogger('app').setLevel('DEBUG'); log.debug('now'); log.info({'a': 1}); log.warning('%(k)s', {'k': 'v'})
try: 1 / 0
except ZeroDivisionError: log.exception('boom')
log.log(35, 'custom'); log.error('bad %d', 'x') if 0 else None
sys.stderr = sys.__stderr__; print(out.getvalue())
buf = io.StringIO(); logging.basicConfig(level=logging.DEBUG, format='%(levelname)-8s %(name)s %(funcName)s %(message)s', stream=buf, force=True)
def fn(): logging.debug('in fn'); log.info('x')
fn(); h = logging.StreamHandler(buf); h.setFormatter(logging.Formatter('{levelname}|{message}', style='{')); h.setLevel(logging.ERROR); log.addHandler(h); log.propagate = False; log.error('e'); log.info('i'); log.addFilter(lambda r: 'secret' not in r.getMessage()); log.error('secret'); log.error('open'); logging.disable(logging.ERROR); log.error('off'); logging.disable(logging.NOTSET)
ad = logging.LoggerAdapter(logging.getLogger('ad'), {'user': 'u'}); ad.info('hi'); print(buf.getvalue())
t(lambda: log); t(lambda: logging.getLogger()); t(logging.getLevelName, 20); t(logging.getLevelName, 'INFO'); t(logging.getLevelName, 7); t(log.setLevel, 'NOPE'); t(lambda: logging.getLogger('a.b').parent.name); logging.getLogger('a'); t(lambda: logging.getLogger('a.b').parent.name); t(lambda: log.getEffectiveLevel()); t(lambda: log.isEnabledFor(10)); t(lambda: h); t(log.log, 'x', 'm'); t(lambda: log.getChild('c').name); t(log.info, 'x', extra={'name': 1})
