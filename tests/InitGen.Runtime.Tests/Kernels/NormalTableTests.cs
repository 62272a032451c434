using System;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Kernels;

public sealed class NormalTableTests
{
    [Fact]
    public void The_reference_quantile_agrees_with_an_independent_refinement()
    {
        Assert.Equal(0.0, Agreement(0), 1e-13);

        // The comparison notices one wrong digit.
        Assert.True(Agreement(1e-12) > 9e-13);

        static double Agreement(double disturbance)
        {
            double worst = 0;
            for (int i = 0; i < 20_000; i++)
            {
                double p = Math.Pow(2, -33 + 32.0 * i / 20_000);
                double x = NormalQuantile.Of(p) + disturbance;
                worst = Math.Max(worst, Math.Abs(NormalQuantile.Refine(x, p) - x));
            }

            return worst;
        }
    }

    [Fact]
    public void The_runtime_holds_the_table_that_the_fit_makes()
    {
        string expected = NormalTableFit.Text(NormalTableFit.Table(InverseNormalTable.Degree));
        string actual = NormalTableFit.Text(InverseNormalTable.Coefficients.ToArray());
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Its_rows_are_its_columns_turned()
    {
        ReadOnlySpan<float> table = InverseNormalTable.Coefficients, rows = InverseNormalRows.Coefficients;
        Assert.Equal(InverseNormalTable.Segments * InverseNormalRows.Width, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            (int segment, int power) = Math.DivRem(i, InverseNormalRows.Width);
            Assert.Equal(power <= InverseNormalTable.Degree ? table[(power * InverseNormalTable.Segments) + segment] : 0, rows[i]);
        }
    }

    [Fact]
    public void Every_polynomial_is_minimax()
    {
        for (int exponent = -33; exponent <= -2; exponent++)
        {
            double[] fit = NormalTableFit.Fit(exponent, InverseNormalTable.Degree);
            double worst = 0;
            for (int i = 0; i <= 10_000; i++)
            {
                double u = -0.5 + i / 10_000.0;
                worst = Math.Max(worst, Math.Abs(NormalTableFit.Evaluate(fit, u) - NormalTableFit.Quantile(exponent, u)));
            }

            Assert.InRange(worst, 1.8e-7, 5.4e-7);
        }
    }
}
