using System;

namespace InitGen.Theory;

internal static partial class GaussianMoments
{
    private const double End = double.PositiveInfinity;

    private static readonly Piece[] ReLU6 = [new(0, 6, 0, 1, 0), new(6, End, 6, 0, 0)];
    private static readonly Piece[] HardTanh = [new(-End, -1, -1, 0, 0), new(-1, 1, 0, 1, 0), new(1, End, 1, 0, 0)];
    private static readonly Piece[] HardSigmoid = [new(-3, 3, 0.5, 1.0 / 6, 0), new(3, End, 1, 0, 0)];
    private static readonly Piece[] HardSwish = [new(-3, 3, 0, 0.5, 1.0 / 6), new(3, End, 0, 1, 0)];
    private static readonly Piece[] Softshrink = [new(-End, -0.5, 0.5, 1, 0), new(0.5, End, -0.5, 1, 0)];
    private static readonly Piece[] SquaredReLU = [new(0, End, 0, 0, 1)];

    private static Piece[]? Pieces(Activation activation) => activation switch
    {
        Activation.ReLU6 => ReLU6,
        Activation.HardTanh => HardTanh,
        Activation.HardSigmoid => HardSigmoid,
        Activation.HardSwish => HardSwish,
        Activation.Softshrink => Softshrink,
        Activation.SquaredReLU => SquaredReLU,
        _ => null,
    };

    private static ActivationMoments Piecewise(Piece[] pieces, double mean, double sigma)
    {
        double value = 0, square = 0, fourth = 0, derivative = 0, growth = 0;
        foreach (Piece piece in pieces)
        {
            var part = new NormalPiece(mean, sigma, piece.From, piece.To, piece.C0, piece.C1, piece.C2);
            value += part.Value;
            square += part.Square;
            fourth += part.Fourth;
            derivative += part.DerivativeSquare;
            growth += part.Growth;
        }

        return new(square, value, derivative, fourth / (square * square), sigma * growth / square);
    }

    /// <summary>phi(x) = c0 + c1 x + c2 x^2 between two bounds.</summary>
    private readonly record struct Piece(double From, double To, double C0, double C1, double C2);

    /// <summary>
    /// What one piece adds to the expectations, from the moments of a normal law between two bounds: M_k = (k - 1) M_(k-2)
    /// + a^(k-1) phi(a) - b^(k-1) phi(b), by parts.
    /// </summary>
    private readonly struct NormalPiece
    {
        public NormalPiece(double mean, double sigma, double from, double to, double c0, double c1, double c2)
        {
            double a = (from - mean) / sigma;
            double b = (to - mean) / sigma;
            double lower = double.IsInfinity(a) ? 0 : NormalLaw.Pdf(a);
            double upper = double.IsInfinity(b) ? 0 : NormalLaw.Pdf(b);
            if (lower == 0) a = a < 0 ? -40 : 40;
            if (upper == 0) b = b < 0 ? -40 : 40;

            double m0 = NormalLaw.Between(a, b);
            double m1 = lower - upper;
            double m2 = m0 + ((lower *= a) - (upper *= b));
            double m3 = (2 * m1) + ((lower *= a) - (upper *= b));
            double m4 = (3 * m2) + ((lower *= a) - (upper *= b));

            // The polynomial in z, its square, and its derivative in x.
            double p0 = c0 + (mean * (c1 + (mean * c2)));
            double p1 = sigma * (c1 + (2 * mean * c2));
            double p2 = sigma * sigma * c2;
            double s0 = p0 * p0, s1 = 2 * p0 * p1, s2 = (p1 * p1) + (2 * p0 * p2), s3 = 2 * p1 * p2, s4 = p2 * p2;
            double d0 = c1 + (2 * mean * c2);
            double d1 = 2 * sigma * c2;

            Value = (p0 * m0) + (p1 * m1) + (p2 * m2);
            Square = Math.Max(0, (s0 * m0) + (s1 * m1) + (s2 * m2) + (s3 * m3) + (s4 * m4));
            DerivativeSquare = Math.Max(0, (d0 * d0 * m0) + (2 * d0 * d1 * m1) + (d1 * d1 * m2));
            Growth = (p0 * d0 * m1) + (((p0 * d1) + (p1 * d0)) * m2) + (((p1 * d1) + (p2 * d0)) * m3) + (p2 * d1 * m4);

            Fourth = (s0 * s0 * m0) + (2 * s0 * s1 * m1) + (((2 * s0 * s2) + (s1 * s1)) * m2)
                + (2 * ((s0 * s3) + (s1 * s2)) * m3) + (((2 * ((s0 * s4) + (s1 * s3))) + (s2 * s2)) * m4);
            double m5 = (4 * m3) + ((lower *= a) - (upper *= b));
            double m6 = (5 * m4) + ((lower *= a) - (upper *= b));
            double m7 = (6 * m5) + ((lower *= a) - (upper *= b));
            double m8 = (7 * m6) + ((lower * a) - (upper * b));
            Fourth = Math.Max(0, Fourth + (2 * ((s1 * s4) + (s2 * s3)) * m5) + (((2 * s2 * s4) + (s3 * s3)) * m6)
                + (2 * s3 * s4 * m7) + (s4 * s4 * m8));
        }

        /// <summary>E[phi].</summary>
        public double Value { get; }

        /// <summary>E[phi^2].</summary>
        public double Square { get; }

        /// <summary>E[phi^4].</summary>
        public double Fourth { get; }

        /// <summary>E[phi'^2].</summary>
        public double DerivativeSquare { get; }

        /// <summary>E[phi phi' z].</summary>
        public double Growth { get; }
    }
}
