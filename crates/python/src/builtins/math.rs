//! `math`.

use crate::leaf::gamma::{self, GammaError};
use crate::leaf::int::Int;
use crate::leaf::{float_arith, int_more};
use crate::object::function::NativeDef;
use crate::object::{Id, Value};
use crate::vm::number::Num;
use crate::vm::{Call, Ctl, R, Vm};
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Its functions.
pub static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("sin", 1, 1, |vm, args| domain(vm, args, f64::sin)),
    NativeDef::function("cos", 1, 1, |vm, args| domain(vm, args, f64::cos)),
    NativeDef::function("tan", 1, 1, |vm, args| domain(vm, args, f64::tan)),
    NativeDef::function("asin", 1, 1, |vm, args| domain(vm, args, f64::asin)),
    NativeDef::function("acos", 1, 1, |vm, args| domain(vm, args, f64::acos)),
    NativeDef::function("atan", 1, 1, |vm, args| domain(vm, args, f64::atan)),
    NativeDef::function("sinh", 1, 1, |vm, args| range(vm, args, f64::sinh)),
    NativeDef::function("cosh", 1, 1, |vm, args| range(vm, args, f64::cosh)),
    NativeDef::function("tanh", 1, 1, |vm, args| domain(vm, args, f64::tanh)),
    NativeDef::function("asinh", 1, 1, |vm, args| domain(vm, args, f64::asinh)),
    NativeDef::function("acosh", 1, 1, |vm, args| domain(vm, args, f64::acosh)),
    NativeDef::function("atanh", 1, 1, |vm, args| {
        domain(vm, args, |x| if x.abs() == 1.0 { f64::NAN } else { x.atanh() })
    }),
    NativeDef::function("exp", 1, 1, |vm, args| range(vm, args, f64::exp)),
    NativeDef::function("exp2", 1, 1, |vm, args| range(vm, args, f64::exp2)),
    NativeDef::function("expm1", 1, 1, |vm, args| range(vm, args, f64::exp_m1)),
    NativeDef::function("log1p", 1, 1, |vm, args| {
        domain(vm, args, |x| if x <= -1.0 { f64::NAN } else { x.ln_1p() })
    }),
    NativeDef::function("sqrt", 1, 1, |vm, args| domain(vm, args, f64::sqrt)),
    NativeDef::function("cbrt", 1, 1, |vm, args| domain(vm, args, f64::cbrt)),
    NativeDef::function("fabs", 1, 1, |vm, args| domain(vm, args, f64::abs)),
    NativeDef::function("degrees", 1, 1, |vm, args| {
        domain(vm, args, |x| x * (180.0 / std::f64::consts::PI))
    }),
    NativeDef::function("radians", 1, 1, |vm, args| {
        domain(vm, args, |x| x * (std::f64::consts::PI / 180.0))
    }),
    NativeDef::function("log", 1, 2, log),
    NativeDef::function("log2", 1, 1, |vm, args| logarithm(vm, args[0], f64::log2)),
    NativeDef::function("log10", 1, 1, |vm, args| logarithm(vm, args[0], f64::log10)),
    NativeDef::function("pow", 2, 2, pow),
    NativeDef::function("atan2", 2, 2, |vm, args| {
        let (y, x) = (float(vm, args[0])?, float(vm, args[1])?);
        Ok(Value::float(y.atan2(x)))
    }),
    NativeDef::function("fmod", 2, 2, |vm, args| {
        let (x, y) = (float(vm, args[0])?, float(vm, args[1])?);
        if y == 0.0 || (x.is_infinite() && !y.is_nan()) {
            return Err(vm.value_error("math domain error"));
        }
        Ok(Value::float(x % y))
    }),
    NativeDef::function("remainder", 2, 2, remainder),
    NativeDef::function("copysign", 2, 2, |vm, args| {
        let (x, y) = (float(vm, args[0])?, float(vm, args[1])?);
        Ok(Value::float(x.copysign(y)))
    }),
    NativeDef::function("ldexp", 2, 2, ldexp),
    NativeDef::function("modf", 1, 1, |vm, args| {
        let x = float(vm, args[0])?;
        let whole = x.trunc();
        let part = if x.is_infinite() {
            0f64.copysign(x)
        } else {
            (x - whole).copysign(x)
        };
        Ok(vm.tuple_owned(Box::new([Value::float(part), Value::float(whole)])))
    }),
    NativeDef::function("frexp", 1, 1, frexp),
    NativeDef::function("isnan", 1, 1, |vm, args| {
        Ok(Value::bool(float(vm, args[0])?.is_nan()))
    }),
    NativeDef::function("isinf", 1, 1, |vm, args| {
        Ok(Value::bool(float(vm, args[0])?.is_infinite()))
    }),
    NativeDef::function("isfinite", 1, 1, |vm, args| {
        Ok(Value::bool(float(vm, args[0])?.is_finite()))
    }),
    NativeDef::keywords("isclose", 2, isclose),
    NativeDef::function("floor", 1, 1, |vm, args| {
        whole(vm, args[0], "__floor__", f64::floor)
    }),
    NativeDef::function("ceil", 1, 1, |vm, args| whole(vm, args[0], "__ceil__", f64::ceil)),
    NativeDef::function("trunc", 1, 1, |vm, args| {
        whole(vm, args[0], "__trunc__", f64::trunc)
    }),
    NativeDef::function("hypot", 0, usize::MAX, |vm, args| {
        let mut coordinates = Vec::with_capacity(args.len());
        for &v in args {
            coordinates.push(float(vm, v)?);
        }
        Ok(Value::float(norm(&coordinates)))
    }),
    NativeDef::function("dist", 2, 2, dist),
    NativeDef::function("gcd", 0, usize::MAX, |vm, args| {
        folded(vm, args, 0, int_more::gcd)
    }),
    NativeDef::function("lcm", 0, usize::MAX, |vm, args| {
        folded(vm, args, 1, int_more::lcm)
    }),
    NativeDef::function("isqrt", 1, 1, |vm, args| {
        let n = integer(vm, args[0])?;
        match int_more::isqrt(&Int::from(n)) {
            Ok(n) => Ok(vm.new_int(n.to_big())),
            Err(e) => Err(vm.throw_leaf(e)),
        }
    }),
    NativeDef::function("factorial", 1, 1, factorial),
    NativeDef::function("comb", 2, 2, comb),
    NativeDef::function("perm", 1, 2, perm),
    NativeDef::function("fsum", 1, 1, fsum),
    NativeDef::keywords("prod", 1, prod),
    NativeDef::function("nextafter", 2, 2, |vm, args| {
        let (x, y) = (float(vm, args[0])?, float(vm, args[1])?);
        Ok(Value::float(next_after(x, y)))
    }),
    NativeDef::function("ulp", 1, 1, |vm, args| {
        let x = float(vm, args[0])?.abs();
        let next = next_after(x, f64::INFINITY);
        Ok(Value::float(if !x.is_finite() {
            x
        } else if next.is_infinite() {
            x - next_after(x, 0.0)
        } else {
            next - x
        }))
    }),
    NativeDef::function("erf", 1, 1, |vm, args| domain(vm, args, libm::erf)),
    NativeDef::function("erfc", 1, 1, |vm, args| domain(vm, args, libm::erfc)),
    NativeDef::function("gamma", 1, 1, |vm, args| gamma_of(vm, args, gamma::gamma)),
    NativeDef::function("lgamma", 1, 1, |vm, args| gamma_of(vm, args, gamma::ln_gamma)),
];

/// Fills the module.
pub fn init(vm: &mut Vm, dict: Id) {
    vm.add_functions(dict, FUNCTIONS);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        vm.dict_set_str(dict, name, Value::float(value));
    }
}

/// A real number as a float.
fn float(vm: &mut Vm, v: Value) -> R<f64> {
    match vm.num(v) {
        Some(n) if !matches!(n, Num::Complex(..)) => match n.to_float() {
            Ok(x) => Ok(x),
            Err(e) => Err(vm.throw_leaf(e)),
        },
        _ => {
            let name = vm.type_name(v);
            Err(vm.not_a_float(v, format!("must be real number, not {name}")))
        }
    }
}

fn integer(vm: &mut Vm, v: Value) -> R<BigInt> {
    match vm.int_num(v) {
        Some(n) => Ok(n.big()),
        None => {
            let name = vm.type_name(v);
            Err(vm.not_an_index(v, format!("'{name}' object cannot be interpreted as an integer")))
        }
    }
}

/// A function that gives NaN outside of its domain, or an infinity for a finite argument where it has a pole.
fn domain(vm: &mut Vm, args: &[Value], f: fn(f64) -> f64) -> R {
    let x = float(vm, args[0])?;
    let y = f(x);
    if (y.is_nan() && !x.is_nan()) || (y.is_infinite() && x.is_finite()) {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Value::float(y))
}

fn gamma_of(vm: &mut Vm, args: &[Value], f: fn(f64) -> Result<f64, GammaError>) -> R {
    match f(float(vm, args[0])?) {
        Ok(y) => Ok(Value::float(y)),
        Err(GammaError::Domain) => Err(vm.value_error("math domain error")),
        Err(GammaError::Range) => Err(vm.overflow_error("math range error")),
    }
}

/// A function that may overflow.
fn range(vm: &mut Vm, args: &[Value], f: fn(f64) -> f64) -> R {
    let x = float(vm, args[0])?;
    let y = f(x);
    if y.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(y))
}

fn logarithm(vm: &mut Vm, v: Value, f: fn(f64) -> f64) -> R {
    if let Some(Num::Big(n)) = vm.int_num(v)
        && float_arith::from_int(&n).is_err()
        && n.is_positive()
    {
        // Too large for a float: a part in 0.5..1 times a power of two.
        let shift = n.bits() - 64;
        let part = (&*n >> shift).to_f64().unwrap_or(f64::INFINITY) / 2f64.powi(64);
        return Ok(Value::float(f(part) + f(2.0) * n.bits() as f64));
    }
    let x = match vm.int_num(v) {
        Some(Num::Big(n)) if n.is_negative() => -1.0,
        _ => float(vm, v)?,
    };
    if x <= 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Value::float(f(x)))
}

fn log(vm: &mut Vm, args: &[Value]) -> R {
    let x = logarithm(vm, args[0], f64::ln)?;
    let Some(&base) = args.get(1) else { return Ok(x) };
    let base = logarithm(vm, base, f64::ln)?;
    match (x, base) {
        (Value::Float(_), Value::Float(base)) if base.get() == 0.0 => {
            Err(vm.zero_division("float division by zero"))
        }
        (Value::Float(x), Value::Float(base)) => Ok(Value::float(x.get() / base.get())),
        _ => unreachable!("logarithms are floats"),
    }
}

fn pow(vm: &mut Vm, args: &[Value]) -> R {
    let (x, y) = (float(vm, args[0])?, float(vm, args[1])?);
    let z = x.powf(y);
    if z.is_nan() && !x.is_nan() && !y.is_nan() || (x == 0.0 && y < 0.0 && y.is_finite()) {
        return Err(vm.value_error("math domain error"));
    }
    if z.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(z))
}

fn remainder(vm: &mut Vm, args: &[Value]) -> R {
    let (x, y) = (float(vm, args[0])?, float(vm, args[1])?);
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(f64::NAN));
    }
    if y == 0.0 || x.is_infinite() {
        return Err(vm.value_error("math domain error"));
    }
    if y.is_infinite() {
        return Ok(Value::float(x));
    }
    // The nearest multiple, half to even.
    let (x1, y1) = (x.abs(), y.abs());
    let m = x1 % y1;
    let c = y1 - m;
    let r = if m < c {
        m
    } else if m > c {
        -c
    } else {
        m - 2.0 * ((0.5 * (x1 - m)) % y1)
    };
    Ok(Value::float(r * 1f64.copysign(x)))
}

fn ldexp(vm: &mut Vm, args: &[Value]) -> R {
    let x = float(vm, args[0])?;
    let e = integer(vm, args[1])?
        .to_i64()
        .unwrap_or(i64::MAX)
        .clamp(-5000, 5000);
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let mut y = x;
    let mut left = e;
    while left != 0 {
        let part = left.clamp(-1000, 1000);
        y *= 2f64.powi(part as i32);
        left -= part;
    }
    if y.is_infinite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(y))
}

fn frexp(vm: &mut Vm, args: &[Value]) -> R {
    let x = float(vm, args[0])?;
    let (mut m, mut e) = (x, 0i64);
    if x != 0.0 && x.is_finite() {
        while m.abs() >= 1.0 {
            m /= 2.0;
            e += 1;
        }
        while m.abs() < 0.5 {
            m *= 2.0;
            e -= 1;
        }
    }
    Ok(vm.tuple_owned(Box::new([Value::float(m), Value::Int(e)])))
}

fn isclose(vm: &mut Vm, call: &Call) -> R {
    let [a, b, relative, absolute] =
        vm.parse_args("isclose", call, ["a", "b", "rel_tol", "abs_tol"], 2, 2)?;
    let (a, b) = (float(vm, a)?, float(vm, b)?);
    let relative = if relative.is_null() {
        1e-9
    } else {
        float(vm, relative)?
    };
    let absolute = if absolute.is_null() {
        0.0
    } else {
        float(vm, absolute)?
    };
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    let close =
        difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(close))
}

/// `floor`, `ceil`, `trunc`: of a float here, of anything else by its method.
fn whole(vm: &mut Vm, v: Value, method: &str, to: fn(f64) -> f64) -> R {
    if let Value::Float(x) = v {
        return match float_arith::to_int(to(x.get())) {
            Ok(n) => Ok(vm.new_int(n)),
            Err(e) => Err(vm.throw_leaf(e)),
        };
    }
    let name = vm.intern(method);
    if let Some(result) = vm.call_special(v, name, &[]) {
        return result;
    }
    if method == "__trunc__" {
        let name = vm.type_name(v);
        return Err(vm.type_error(format!("type {name} doesn't define __trunc__ method")));
    }
    let x = float(vm, v)?;
    match float_arith::to_int(to(x)) {
        Ok(n) => Ok(vm.new_int(n)),
        Err(e) => Err(vm.throw_leaf(e)),
    }
}

/// The length of a vector, scaled so that squares do not overflow.
fn norm(coordinates: &[f64]) -> f64 {
    match coordinates {
        [] => 0.0,
        [x] => x.abs(),
        [x, y] => x.hypot(*y),
        many => {
            let most = many.iter().fold(0.0f64, |most, x| most.max(x.abs()));
            if most == 0.0 || most.is_infinite() {
                return most;
            }
            most * many.iter().map(|x| (x / most).powi(2)).sum::<f64>().sqrt()
        }
    }
}

fn dist(vm: &mut Vm, args: &[Value]) -> R {
    let (Some(p), Some(q)) = (vm.items_of(args[0]), vm.items_of(args[1])) else {
        return Err(vm.not_supported("math.dist() of anything but lists and tuples", "a tuple"));
    };
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut differences = Vec::with_capacity(p.len());
    for (a, b) in p.into_iter().zip(q) {
        differences.push(float(vm, a)? - float(vm, b)?);
    }
    Ok(Value::float(norm(&differences)))
}

fn folded(vm: &mut Vm, args: &[Value], start: i64, f: fn(&Int, &Int) -> Int) -> R {
    let mut all = Int::from(start);
    for &v in args {
        let n = integer(vm, v)?;
        all = f(&all, &Int::from(n));
    }
    Ok(vm.new_int(all.to_big()))
}

/// A count: an int that is not negative.
fn count(vm: &mut Vm, v: Value, complaint: &str) -> R<u64> {
    let n = integer(vm, v)?;
    if n.is_negative() {
        return Err(vm.value_error(complaint.to_owned()));
    }
    Ok(n.to_u64().unwrap_or(u64::MAX))
}

/// The product of the `k` numbers from `n` down, bounded.
fn falling(vm: &mut Vm, n: u64, k: u64) -> R<BigInt> {
    let bits = 64 - n.leading_zeros();
    vm.check_bits(u64::from(bits).saturating_mul(k))?;
    vm.burn(k / 8);
    // By halves, so that factors are of like size.
    fn product(low: u64, high: u64) -> BigInt {
        if high - low < 16 {
            return (low..=high).fold(BigInt::one(), |all, i| all * i);
        }
        let middle = low + (high - low) / 2;
        product(low, middle) * product(middle + 1, high)
    }
    Ok(if k == 0 {
        BigInt::one()
    } else {
        product(n - k + 1, n)
    })
}

fn factorial(vm: &mut Vm, args: &[Value]) -> R {
    let n = count(vm, args[0], "factorial() not defined for negative values")?;
    let product = falling(vm, n, n)?;
    Ok(vm.new_int(product))
}

fn comb(vm: &mut Vm, args: &[Value]) -> R {
    let n = count(vm, args[0], "n must be a non-negative integer")?;
    let k = count(vm, args[1], "k must be a non-negative integer")?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let k = k.min(n - k);
    let (above, below) = (falling(vm, n, k)?, falling(vm, k, k)?);
    Ok(vm.new_int(above / below))
}

fn perm(vm: &mut Vm, args: &[Value]) -> R {
    let n = count(vm, args[0], "n must be a non-negative integer")?;
    let k = match args.get(1) {
        None | Some(Value::None) => n,
        Some(&v) => count(vm, v, "k must be a non-negative integer")?,
    };
    if k > n {
        return Ok(Value::Int(0));
    }
    let product = falling(vm, n, k)?;
    Ok(vm.new_int(product))
}

fn fsum(vm: &mut Vm, args: &[Value]) -> R {
    vm.chain(
        &[],
        |vm, _, result| {
            let items = vm.take_list(result?);
            let sum = exact_sum(vm, &items);
            vm.release_all(&items);
            Ok(Value::float(sum?))
        },
        |vm| vm.collect(args[0]),
    )
}

/// The correctly rounded sum: as a fraction over a power of two.
fn exact_sum(vm: &mut Vm, items: &[Value]) -> R<f64> {
    let mut special = 0.0;
    let mut total = BigInt::zero();
    // Every finite float is a whole multiple of 2^-1074.
    for &item in items {
        let x = float(vm, item)?;
        if !x.is_finite() {
            special += x;
            continue;
        }
        let bits = x.to_bits();
        let exponent = ((bits >> 52) & 0x7ff) as i64;
        let fraction = bits & ((1 << 52) - 1);
        let mantissa = if exponent == 0 {
            fraction
        } else {
            fraction | 1 << 52
        };
        let part = BigInt::from(mantissa) << (exponent.max(1) - 1) as usize;
        total += if x.is_sign_negative() { -part } else { part };
    }
    if special != 0.0 || special.is_nan() {
        return if special.is_nan() {
            Err(vm.value_error("-inf + inf in fsum"))
        } else {
            Ok(special)
        };
    }
    if total.is_zero() {
        return Ok(0.0);
    }
    match Int::from(total).true_div(&Int::from(BigInt::one() << 1074usize)) {
        Ok(x) => Ok(x),
        Err(_) => Err(overflow_in_sum(vm)),
    }
}

fn overflow_in_sum(vm: &mut Vm) -> Ctl {
    vm.overflow_error("intermediate overflow in fsum")
}

fn prod(vm: &mut Vm, call: &Call) -> R {
    let [iterable, start] = vm.parse_args("prod", call, ["iterable", "start"], 1, 1)?;
    let start = if start.is_null() { Value::Int(1) } else { start };
    vm.heap.retain(start);
    let product = vm.list_owned(vec![start])?;
    let result = vm.chain(
        &[product],
        |vm, held, result| {
            let outcome = result.map(|_| {
                let product = vm
                    .list_items(held[0])
                    .and_then(|items| items.first().copied())
                    .unwrap_or(Value::None);
                vm.heap.retain(product)
            });
            vm.release_all(&held);
            outcome
        },
        |vm| {
            vm.walk(&[product], iterable, |vm, held, item, _| {
                let so_far = vm
                    .list_items(held[0])
                    .and_then(|items| items.first().copied())
                    .unwrap_or(Value::None);
                vm.chain(
                    &held[..1],
                    |vm, held, result| {
                        let outcome = result.and_then(|v| {
                            let outcome = vm.set_item(held[0], Value::Int(0), v);
                            vm.heap.release(v);
                            outcome
                        });
                        vm.release_all(&held);
                        outcome
                    },
                    |vm| vm.binary(switchboard_python_code::BinaryKind::Mul, so_far, item),
                )
            })
        },
    );
    vm.heap.release(product);
    result
}

/// The float next to `x` on the way to `y`.
fn next_after(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == y {
        return y;
    }
    if y > x { x.next_up() } else { x.next_down() }
}
